"""Serves each program that is named and calls its routes; writes what blocked the loop and which coroutines nobody awaited, as a line of JSON.

What waits is replaced by stand-ins that note where they were called from and whether the server's loop ran in that thread.
"""

import asyncio
import gc
import json
import logging
import os
import sys
import threading
import traceback
import warnings
import weakref
from unittest.mock import MagicMock

import fastapi
import fastapi.testclient
import httpx
import requests
import sqlalchemy.orm

logging.disable(logging.CRITICAL)
ROOT = sys.argv[1]
sys.path.insert(0, ROOT)
LOOPS = set()
BLOCKED = []
DROPPED = []
TASKS = []
ERRORS = {}
NOW = {"path": "import"}


def frames():
    """Where in the program this was called from, innermost first."""
    frame = sys._getframe(1)
    found = []
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(ROOT):
            found.append([os.path.relpath(name, ROOT), frame.f_lineno])
        frame = frame.f_back
    return found


def answer():
    response = MagicMock()
    response.text = response.stdout = "answer"
    response.read.return_value = b"answer"
    response.json.return_value = {"answer": 1}
    response.status_code = 200
    response.__enter__.return_value = response
    return response


def stand_in(owner, name, result=answer):
    def called(*args, **kwargs):
        loop = asyncio._get_running_loop()
        BLOCKED.append({"what": name, "loop": loop in LOOPS, "frames": frames(), "path": NOW["path"]})
        return result()

    setattr(owner, name, called)


def install():
    import socket
    import subprocess
    import time
    import urllib.request

    stand_in(time, "sleep", lambda: None)
    # The client of the tests is one, too.
    httpx.Client = type("Client", (httpx.Client,), {})
    for name in ("get", "post"):
        stand_in(requests, name)
        stand_in(requests.Session, name)
        stand_in(httpx, name)
        stand_in(httpx.Client, name)
    stand_in(urllib.request, "urlopen")
    stand_in(subprocess, "run")
    stand_in(subprocess, "check_output", lambda: "label")
    stand_in(socket, "gethostbyname", lambda: "10.0.0.1")
    for name in ("execute", "scalar", "get"):
        stand_in(sqlalchemy.orm.Session, name)
    warnings._warn_unawaited_coroutine = unawaited
    asyncio.create_task = watched(asyncio.create_task)
    started = threading.Thread._bootstrap_inner

    def run(self):
        sys.set_coroutine_origin_tracking_depth(40)
        started(self)

    # Each thread is asked for itself where its coroutines were made.
    threading.Thread._bootstrap_inner = run
    sys.set_coroutine_origin_tracking_depth(40)


def watched(create):
    """Notes the tasks that nobody holds once they have made their first step: the loop itself, or what they wait for, is one."""

    def called(coroutine, **kwargs):
        task = create(coroutine, **kwargs)
        noted, places, path = weakref.ref(task), frames(), NOW["path"]

        def ask():
            found = noted()
            held = 0 if found is None else sys.getrefcount(found) - 2 - (not found.done())
            TASKS.append({"frames": places, "path": path, "kept": held > 0})

        asyncio.get_running_loop().call_soon(ask)
        return task

    return called


def unawaited(coroutine):
    origin = [[os.path.relpath(name, ROOT), line] for name, line, _ in coroutine.cr_origin or () if name.startswith(ROOT)]
    if origin:
        DROPPED.append({"what": coroutine.__qualname__, "frames": origin, "path": NOW["path"]})


def serve(package, paths):
    __import__(f"{package}.main")
    served = sys.modules[f"{package}.main"].app

    async def noting(scope, receive, send):
        LOOPS.add(asyncio.get_running_loop())
        await served(scope, receive, send)

    with fastapi.testclient.TestClient(noting, raise_server_exceptions=True) as client:
        for path in paths:
            NOW["path"] = path
            try:
                if path.startswith("/ws"):
                    with client.websocket_connect(path) as socket:
                        socket.send_text("7")
                        socket.receive_text()
                else:
                    response = client.get(path)
                    if response.status_code != 200:
                        ERRORS[path] = f"{response.status_code} {response.text}"[:300]
            except BaseException:
                ERRORS[path] = traceback.format_exc()[-1500:]
            client.portal.call(asyncio.sleep, 0.01)
            gc.collect()
    gc.collect()


for line in sys.stdin.read().splitlines():
    asked = json.loads(line)
    pid = os.fork()
    if pid == 0:
        install()
        error = None
        try:
            serve(asked["package"], asked["paths"])
        except BaseException:
            error = traceback.format_exc()[-2000:]
        told = {"package": asked["package"], "blocked": BLOCKED, "dropped": DROPPED, "tasks": TASKS, "errors": ERRORS, "error": error}
        print(json.dumps(told), flush=True)
        os._exit(0)
    os.waitpid(pid, 0)
