"""Runs each program that is named on the standard input in a process of its own, and writes what came of it as a line of JSON."""

import contextlib
import json
import logging
import os
import sys
import traceback
import warnings


def each_folder(work):
    """Calls `work` with every folder; what it returns is a dictionary. An error is said in its place, with where it came from."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    with contextlib.suppress(KeyboardInterrupt):
        for line in sys.stdin:
            _one(line.strip(), work)


def _one(folder, work):
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            out = work(folder)
        except BaseException as error:  # noqa: BLE001
            where = [f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
            out = {"error": f"{type(error).__name__}: {str(error)[:600]} {where[-3:]}"}
        with os.fdopen(write, "w") as pipe:
            json.dump(out, pipe)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    print(json.dumps({"folder": folder, **json.loads(text or '{"error": "died"}')}), flush=True)
