/** Blocking calls by library, in the language of `blocking-sheet.ts`. */
export const BLOCKING_STANDARD = `
# asyncio
other certain error: a plain await
  asyncio.run
  asyncio.AbstractEventLoop: run_forever run_until_complete
  asyncio.Runner: run
# builtins
file certain unbounded: asyncio.to_thread
  builtins.input
file certain disk: aiofiles.open or anyio.open_file
  builtins.open
=
  builtins.open -> io.TextIOWrapper
# bz2
file certain disk: asyncio.to_thread
  bz2.open
# codecs
file certain disk: aiofiles.open or anyio.open_file
  codecs.open
# concurrent
lock certain unbounded: await asyncio.wrap_future(fut) or await loop.run_in_executor(pool, fn)
  concurrent.futures.(as_completed wait)
  concurrent.futures.Executor: map shutdown?!0:wait __exit__
  concurrent.futures.Future: exception?!0:timeout result?!0:timeout
# dbm
file certain disk: asyncio.to_thread
  dbm.open
# fcntl
file certain unbounded: asyncio.to_thread
  fcntl.(flock lockf)
# ftplib
network certain unbounded: aioftp
  ftplib.FTP!: connect login retrbinary storbinary retrlines storlines nlst dir cwd quit delete mkd rename size pwd rmd sendcmd voidcmd mlsd transfercmd ntransfercmd abort
=
  ftplib.FTP_TLS < ftplib.FTP
# getpass
file certain unbounded: asyncio.to_thread
  getpass.getpass
# glob
file likely disk: anyio.Path.glob
  glob.(glob iglob)
# gzip
file certain disk: asyncio.to_thread
  gzip.open
# hashlib
file likely disk: asyncio.to_thread
  hashlib.file_digest
cpu certain cpu: asyncio.to_thread
  hashlib.(pbkdf2_hmac scrypt)
# http
network certain unbounded: httpx.AsyncClient
  http.client.HTTPConnection: request getresponse connect send endheaders
  http.client.HTTPResponse: read readinto readline read1 readlines
=
  http.client.HTTPSConnection < http.client.HTTPConnection
# imaplib
network certain unbounded: aioimaplib or asyncio.to_thread
  imaplib.IMAP4!: login select search fetch store append logout uid list lsub status create delete rename subscribe unsubscribe expunge copy noop check close examine sort thread authenticate login_cram_md5 proxyauth starttls enable capability namespace getacl setacl getquota getquotaroot partial xatom unselect
=
  imaplib.IMAP4_SSL < imaplib.IMAP4
# importlib
file likely disk: an import at module level
  importlib.import_module
# io
file certain disk: aiofiles.open or anyio.open_file
  io.(open open_code)
file certain disk: aiofiles.open or anyio.open_file or anyio.wrap_file
  io.BufferedRandom%: read readline readlines write writelines flush truncate
  io.BufferedReader%: read readline readlines write writelines flush truncate
  io.BufferedWriter%: write writelines flush truncate
  io.FileIO%: read readline readlines write writelines flush truncate
  io.TextIOWrapper%: read readline readlines write writelines flush truncate
=
  io.open -> io.TextIOWrapper
# json
file likely disk: asyncio.to_thread
  json.(dump load)
# lzma
file certain disk: asyncio.to_thread
  lzma.open
# multiprocessing
process certain unbounded: loop.run_in_executor(ProcessPoolExecutor(), fn)
  multiprocessing.Process: join?!0:timeout
  multiprocessing.Queue: get?!0:block
  multiprocessing.JoinableQueue: get?!0:block join
  multiprocessing.pool.AsyncResult: get?!0:timeout wait?!0:timeout
  multiprocessing.pool.Pool: apply map starmap join
# os
file likely disk-metadata: anyio.Path
  os.(access chmod chown getcwd link lstat makedirs mkdir readlink remove removedirs rename renames replace rmdir stat statvfs symlink truncate unlink utime)
file likely disk: anyio.Path
  os.(copy_file_range fdopen fsync fwalk listdir open read scandir sendfile walk write)
process certain unbounded: asyncio.create_subprocess_exec
  os.(popen spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe system wait wait3 wait4 waitid waitpid)
process likely disk: asyncio.create_subprocess_exec
  os.(posix_spawn posix_spawnp)
file likely disk-metadata: anyio.Path (absolute)
  os.path.(abspath relpath sameopenfile)
file likely disk-metadata: anyio.Path or aiofiles.os.path
  os.path.(exists getatime getctime getmtime getsize isdir isfile islink ismount lexists realpath samefile)
=
  os.fdopen -> io.TextIOWrapper
# pathlib
file certain disk: anyio.Path
  pathlib.Path: read_text read_bytes write_text write_bytes open iterdir glob rglob walk
file likely disk-metadata: anyio.Path
  pathlib.Path: exists is_file is_dir is_symlink is_mount stat lstat mkdir rmdir unlink rename replace touch chmod samefile symlink_to hardlink_to readlink resolve owner group cwd home
  pathlib.Path: chmod cwd exists group hardlink_to home is_dir is_file is_mount is_symlink lstat mkdir owner readlink rename replace resolve rmdir samefile stat symlink_to touch unlink
# pickle
file likely disk: asyncio.to_thread
  pickle.(dump load)
# poplib
network certain unbounded: asyncio.to_thread
  poplib.POP3!: user pass_ list retr dele quit stat top uidl noop rset apop rpop stls capa
=
  poplib.POP3_SSL < poplib.POP3
# queue
lock certain unbounded: asyncio.Queue
  queue.Queue: get?!0:block join
  queue.SimpleQueue: get?!0:block
lock likely unbounded: asyncio.Queue
  queue.Queue: put?!1:block
# select
network certain unbounded: asyncio.to_thread
  select.select
# shelve
file certain disk: asyncio.to_thread
  shelve.open
# shutil
file likely disk-metadata: anyio.Path
  shutil.(chown copymode copystat disk_usage which)
file certain disk: anyio.Path
  shutil.(copy copy2 copyfile copyfileobj copytree make_archive move rmtree unpack_archive)
# signal
lock certain unbounded: loop.add_signal_handler
  signal.(pause sigwait)
# smtplib
network certain unbounded: aiosmtplib or fastapi-mail
  smtplib.SMTP!: connect login starttls sendmail send_message ehlo helo quit noop verify docmd mail rcpt data rset expn auth
=
  smtplib.SMTP_SSL < smtplib.SMTP
  smtplib.LMTP < smtplib.SMTP
# socket
network certain unbounded: loop.getaddrinfo or loop.getnameinfo or asyncio.open_connection
  socket.(create_connection getaddrinfo getfqdn gethostbyaddr gethostbyname gethostbyname_ex getnameinfo)
network certain unbounded: asyncio.open_connection, loop.sock_recv/sock_sendall/sock_connect
  socket.socket: connect accept recv recv_into recvfrom recvfrom_into recvmsg send sendall sendto sendfile
  socket.DatagramSocket: -connect -send -sendall -sendto
=
  socket.create_connection -> socket.socket
# ssl
network certain unbounded: asyncio.to_thread
  ssl.get_server_certificate
network certain unbounded: asyncio.open_connection(ssl=...)
  ssl.SSLSocket: read write send recv do_handshake recv_into recvfrom sendall connect accept unwrap
# subprocess
process certain unbounded: asyncio.create_subprocess_exec
  subprocess.(call check_call check_output getoutput getstatusoutput run)
  subprocess.Popen: wait communicate __exit__
process certain short: asyncio.create_subprocess_exec
  subprocess.Popen!:
# tarfile
file certain disk: asyncio.to_thread
  tarfile.open
  tarfile.TarFile: add extractall addfile extract getmembers getnames list
# tempfile
file likely disk: aiofiles.tempfile.* or anyio temp helpers
  tempfile.(NamedTemporaryFile TemporaryDirectory TemporaryFile mkdtemp mkstemp)
file likely disk: await upload_file.read() or write() or seek() for UploadFile
  tempfile.SpooledTemporaryFile: read write readline readlines writelines
# threading
lock likely unbounded: asyncio.Lock or asyncio.Semaphore
  threading.Lock: acquire?!0:blocking __enter__
lock certain unbounded: asyncio.Event or asyncio.Condition or await a task
  threading.Barrier: wait
  threading.Condition: wait?!0:timeout
  threading.Event: wait?!0:timeout
  threading.Thread: join?!0:timeout
  threading.Timer: join?!0:timeout
=
  threading.RLock < threading.Lock
  threading.Semaphore < threading.Lock
  threading.BoundedSemaphore < threading.Lock
# time
sleep certain unbounded: asyncio.sleep
  time.sleep
# urllib
network certain unbounded: httpx.AsyncClient
  urllib.request.(urlopen urlretrieve)
  urllib.request.OpenerDirector: open
# xmlrpc
network certain unbounded: aiohttp-xmlrpc or asyncio.to_thread
  xmlrpc.client.ServerProxy: **
# zipfile
file certain disk: asyncio.to_thread
  zipfile.ZipFile: extract extractall read write writestr testzip
`;
