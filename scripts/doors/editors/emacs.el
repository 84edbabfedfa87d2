;;; Drives eglot as its user would: opens a file, waits for the findings, hovers, takes a quick fix. One line of JSON says what was seen.  -*- lexical-binding: t -*-
(require 'eglot)
(require 'flymake)
(require 'json)

(defun gate-await (what test)
  "Wait until TEST answers; say that WHAT is missing when it does not."
  (let ((end (+ (float-time) 60)) (value nil))
    (while (and (not (setq value (funcall test))) (< (float-time) end))
      (accept-process-output nil 0.1))
    (unless value
      (princ (json-encode (list :missing what)))
      (kill-emacs 1))
    value))

(defun gate-finding ()
  "The finding that is waited for, as flymake shows it."
  (flymake-start)
  (seq-find (lambda (one) (string-match-p "blocking-call" (flymake-diagnostic-text one))) (flymake-diagnostics)))

(setq eglot-sync-connect 60)
(find-file (getenv "GATE_FILE"))
(python-mode)
(apply #'eglot (eglot--guess-contact))
(let* ((one (gate-await "diagnostics" #'gate-finding))
       (text (flymake-diagnostic-text one))
       (before (buffer-string))
       (server (eglot--current-server-or-lose)))
  (goto-char (flymake-diagnostic-beg one))
  (let ((hover (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams)))
        (actions (append (eglot-code-actions (flymake-diagnostic-beg one) (flymake-diagnostic-end one) "quickfix") nil)))
    (eglot--apply-workspace-edit (plist-get (seq-find (lambda (action) (plist-get action :edit)) actions) :edit))
    (gate-await "an edit" (lambda () (not (equal before (buffer-string)))))
    ;; Changes are told when the user is idle, which a batch never is.
    (eglot--signal-textDocument/didChange)
    (gate-await "an end of the finding" (lambda () (not (gate-finding))))
    (princ (json-encode (list :diagnostic text
                              :hover (eglot--format-markup (plist-get hover :contents))
                              :actions (vconcat (mapcar (lambda (action) (plist-get action :title)) actions))
                              :after (buffer-string)))))
  (eglot-shutdown server))
