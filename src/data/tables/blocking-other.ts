/** Blocking calls by library, in the language of `blocking-sheet.ts`. */
export const BLOCKING_OTHER = `
# camelot
cpu certain cpu: asyncio.to_thread
  camelot.read_pdf
# dask
cpu certain cpu: asyncio.to_thread
  dask.compute
# deepface
cpu certain cpu: asyncio.to_thread
  deepface.DeepFace.(verify analyze find represent extract_faces detectFace stream build_model)
# docx2txt
file likely disk: asyncio.to_thread
  docx2txt.process
# ebooklib
file likely disk: asyncio.to_thread
  ebooklib.epub.(read_epub write_epub)
# faster_whisper
cpu certain cpu: asyncio.to_thread
  faster_whisper.WhisperModel: transcribe detect_language
# ffmpeg
process certain unbounded: asyncio.create_subprocess_exec or asyncio.to_thread
  ffmpeg.(run probe)
  ffmpeg.nodes.Stream: run -output>ffmpeg.nodes.Stream -filter>ffmpeg.nodes.Stream -overwrite_output>ffmpeg.nodes.Stream -global_args>ffmpeg.nodes.Stream -trim>ffmpeg.nodes.Stream
=
  ffmpeg.input -> ffmpeg.nodes.Stream
  ffmpeg.output -> ffmpeg.nodes.Stream
# geopandas
file likely disk: asyncio.to_thread
  geopandas.(read_file read_parquet read_postgis)
# h5py
file likely disk: asyncio.to_thread
  h5py.File
# imageio
file likely disk: asyncio.to_thread
  imageio.(imread imwrite mimread mimwrite volread get_reader get_writer)
# keras
file certain disk: asyncio.to_thread, once
  keras.models.load_model
# librosa
cpu certain cpu: asyncio.to_thread
  librosa.load
# mammoth
cpu likely cpu: asyncio.to_thread
  mammoth.(convert_to_html convert_to_markdown extract_raw_text)
# moviepy
process certain unbounded: asyncio.to_thread
  moviepy.VideoFileClip!: write_videofile write_gif save_frame write_images_sequence
  moviepy.AudioFileClip!: write_audiofile
# nltk
network certain unbounded: asyncio.to_thread, at build time
  nltk.download
# paddleocr
cpu certain cpu: asyncio.to_thread
  paddleocr.PaddleOCR: ocr predict
# pdf2image
process certain unbounded: asyncio.to_thread
  pdf2image.(convert_from_path convert_from_bytes pdfinfo_from_path pdfinfo_from_bytes)
# PIL
cpu likely cpu: asyncio.to_thread
  PIL.Image.Image: convert filter resize rotate thumbnail
file likely disk: asyncio.to_thread
  PIL.Image.Image: load save
  PIL.Image: open
# argon2
cpu certain cpu: asyncio.to_thread
  argon2.PasswordHasher: hash verify
cpu certain cpu: asyncio.to_thread
  argon2.low_level.(hash_secret hash_secret_raw verify_secret)
# asgiref
other certain error: a plain await
  asgiref.sync.AsyncToSync: __call__
# bcrypt
cpu certain cpu: asyncio.to_thread
  bcrypt.(checkpw hashpw kdf)
# cryptography
cpu certain cpu: asyncio.to_thread
  cryptography.hazmat.primitives.asymmetric.rsa.generate_private_key
  cryptography.hazmat.primitives.kdf.pbkdf2.PBKDF2HMAC: derive
  cryptography.hazmat.primitives.kdf.scrypt.Scrypt: derive
# cv2
cpu likely cpu: asyncio.to_thread
  cv2.(VideoCapture imdecode imencode imread imwrite resize)
# docx
file likely disk: asyncio.to_thread
  docx.Document
  docx.document.Document: save
# easyocr
cpu certain cpu: asyncio.to_thread
  easyocr.Reader: readtext
# face_recognition
cpu certain cpu: asyncio.to_thread
  face_recognition.face_encodings
# filelock
file certain unbounded: filelock.AsyncFileLock
  filelock.FileLock: acquire?!blocking release __enter__
=
  filelock.SoftFileLock < filelock.FileLock
# fitz
file likely disk: asyncio.to_thread
  fitz.open
# fsspec
file certain unbounded: asyncio.to_thread
  fsspec.core.open
  fsspec.(open open_files)
file certain unbounded: asynchronous=True and the underscore coroutines (_cat, _ls ...)
  fsspec.AbstractFileSystem: ls cat cat_file open exists get put rm glob find info pipe copy mv walk du mkdir makedirs
=
  fsspec.filesystem -> fsspec.AbstractFileSystem
# gcsfs
=
  gcsfs.GCSFileSystem < fsspec.AbstractFileSystem
# git
file likely disk: asyncio.to_thread
  git.Repo: commit rev_parse tree
process certain unbounded: asyncio.to_thread
  git.Repo: **
  git.Repo: clone_from init
=
  git.Repo.clone_from -> git.Repo
  git.Repo.init -> git.Repo
# joblib
file likely disk: asyncio.to_thread
  joblib.(dump load)
# magic
file likely disk: asyncio.to_thread
  magic.from_file
# nacl
cpu certain cpu: asyncio.to_thread
  nacl.pwhash.argon2id.kdf
  nacl.pwhash.(str verify)
# numpy
file likely disk: asyncio.to_thread
  numpy.(genfromtxt load loadtxt save savez)
# openpyxl
file certain disk: asyncio.to_thread
  openpyxl.load_workbook
  openpyxl.Workbook: save
# passlib
cpu certain cpu: asyncio.to_thread
  passlib.hash.argon2.(hash verify)
  passlib.hash.bcrypt.(hash verify)
  passlib.hash.pbkdf2_sha256.(hash verify)
  passlib.hash.sha512_crypt.hash
  passlib.context.CryptContext: hash verify verify_and_update encrypt
# pdfkit
process certain unbounded: asyncio.to_thread
  pdfkit.(from_file from_string from_url)
# pdfplumber
file likely disk: asyncio.to_thread
  pdfplumber.open
# pexpect
process certain unbounded: pexpect expect(async_=True)
  pexpect.(run spawn)
  pexpect.spawn.expect
# portalocker
file certain unbounded: asyncio.to_thread
  portalocker.lock
  portalocker.Lock: acquire __enter__
# psutil
process likely unbounded: asyncio.to_thread
  psutil.cpu_percent?0:interval psutil.wait_procs
  psutil.Process: cpu_percent?0:interval wait
# pwdlib
cpu certain cpu: asyncio.to_thread
  pwdlib.PasswordHash: hash verify verify_and_update
=
  pwdlib.PasswordHash.recommended -> pwdlib.PasswordHash
# py7zr
file certain disk: asyncio.to_thread
  py7zr.SevenZipFile: extractall extract writeall write test
# pyarrow
file certain disk: asyncio.to_thread
  pyarrow.csv.read_csv
  pyarrow.parquet.(read_table write_table)
# pydub
process certain unbounded: asyncio.to_thread
  pydub.AudioSegment: export
  pydub.AudioSegment.(from_file from_mp3 from_ogg from_flv)
file likely disk: asyncio.to_thread
  pydub.AudioSegment.from_wav
=
  pydub.AudioSegment.from_file -> pydub.AudioSegment
  pydub.AudioSegment.from_mp3 -> pydub.AudioSegment
  pydub.AudioSegment.from_wav -> pydub.AudioSegment
  pydub.AudioSegment.from_ogg -> pydub.AudioSegment
# pymupdf
file likely disk: asyncio.to_thread
  pymupdf.open
# pypdf
file likely disk: asyncio.to_thread
  pypdf.PdfReader
  pypdf.PageObject: extract_text
  pypdf.PdfWriter: write
# pytesseract
process certain unbounded: asyncio.to_thread
  pytesseract.(image_to_data image_to_pdf_or_hocr image_to_string)
# pyzipper
file certain disk: asyncio.to_thread
  pyzipper.AESZipFile: extractall extract read write writestr
# rarfile
process certain unbounded: asyncio.to_thread
  rarfile.RarFile: extractall extract read testrar
# rasterio
file likely disk: asyncio.to_thread
  rasterio.open
# rembg
cpu certain cpu: asyncio.to_thread
  rembg.remove
# reportlab
cpu likely cpu: asyncio.to_thread
  reportlab.pdfgen.canvas.Canvas: save
  reportlab.platypus.SimpleDocTemplate: build
# s3fs
=
  s3fs.S3FileSystem < fsspec.AbstractFileSystem
# scrypt
cpu certain cpu: asyncio.to_thread
  scrypt.(encrypt hash)
# sentence_transformers
cpu certain cpu: asyncio.to_thread
  sentence_transformers.SentenceTransformer: encode
# sh
process certain unbounded: asyncio.create_subprocess_exec
  sh.Command
# sklearn
cpu likely cpu: asyncio.to_thread
  sklearn.ensemble.RandomForestClassifier: predict
  sklearn.linear_model.LogisticRegression: fit predict
# smart_open
file certain unbounded: asyncio.to_thread
  smart_open.open
# smbclient
file certain unbounded: asyncio.to_thread
  smbclient.(listdir open_file register_session remove stat)
# spacy
cpu certain cpu: asyncio.to_thread
  spacy.load
# tenacity
sleep certain unbounded: asyncio.sleep
  tenacity.nap.sleep
sleep likely unbounded: tenacity.AsyncRetrying
  tenacity.Retrying%: __call__
# tensorflow
file certain disk: asyncio.to_thread, once
  tensorflow.keras.models.load_model
# torch
file likely disk: asyncio.to_thread, once
  torch.(load save)
# transformers
network certain unbounded: asyncio.to_thread, once
  transformers.AutoModel.from_pretrained
  transformers.AutoTokenizer.from_pretrained
  transformers.AutoProcessor.from_pretrained
  transformers.AutoConfig.from_pretrained
  transformers.AutoModelForCausalLM.from_pretrained
  transformers.AutoModelForSeq2SeqLM.from_pretrained
  transformers.AutoModelForSequenceClassification.from_pretrained
  transformers.AutoModelForTokenClassification.from_pretrained
cpu certain cpu: asyncio.to_thread
  transformers.pipeline
# ultralytics
cpu certain cpu: asyncio.to_thread
  ultralytics.YOLO: __call__ predict track train val export
# unstructured
cpu certain cpu: asyncio.to_thread
  unstructured.partition.auto.partition
  unstructured.partition.pdf.partition_pdf
  unstructured.partition.docx.partition_docx
  unstructured.partition.html.partition_html
# weasyprint
cpu certain cpu: asyncio.to_thread
  weasyprint.HTML: render write_pdf
# werkzeug
cpu certain cpu: asyncio.to_thread
  werkzeug.security.(check_password_hash generate_password_hash)
# whisper
cpu certain cpu: asyncio.to_thread
  whisper.(load_model transcribe)
# xarray
file likely disk: asyncio.to_thread
  xarray.(open_dataset load_dataset open_mfdataset open_dataarray)
# xhtml2pdf
cpu certain cpu: asyncio.to_thread
  xhtml2pdf.pisa.(CreatePDF pisaDocument)
# xlsxwriter
file certain disk: asyncio.to_thread
  xlsxwriter.Workbook: close
# docling
cpu certain cpu: asyncio.to_thread
  docling.document_converter.DocumentConverter: convert convert_all convert_string
# docxtpl
file likely disk: asyncio.to_thread
  docxtpl.DocxTemplate: render save
# imgkit
process certain unbounded: asyncio.to_thread
  imgkit.(from_url from_file from_string)
# pdf2docx
cpu certain cpu: asyncio.to_thread
  pdf2docx.Converter: convert
  pdf2docx.parse
# pdfminer
cpu likely cpu: asyncio.to_thread
  pdfminer.high_level.(extract_text extract_text_to_fp)
# pptx
file likely disk: asyncio.to_thread
  pptx.Presentation
  pptx.presentation.Presentation: save
=
  pptx.Presentation -> pptx.presentation.Presentation
# pypandoc
process certain unbounded: asyncio.to_thread
  pypandoc.(convert_file convert_text)
# pypdfium2
file likely disk: asyncio.to_thread
  pypdfium2.PdfDocument!: save
# PyPDF2
file likely disk: asyncio.to_thread
  PyPDF2.PdfReader
  PyPDF2.PageObject: extract_text
  PyPDF2.PdfWriter: write
  PyPDF2.PdfMerger: append merge write
# tabula
process certain unbounded: asyncio.to_thread
  tabula.(read_pdf read_pdf_with_template convert_into convert_into_by_batch)
# textract
process certain unbounded: asyncio.to_thread
  textract.process
# tika
network certain unbounded: asyncio.to_thread
  tika.parser.(from_file from_buffer)
`;
