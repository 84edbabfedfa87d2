"""Scans many repositories with Dask, on the cores of one machine or on a cluster.

    pip install dask
    python examples/scan_with_dask.py --command "node dist/cli.js" --workers 2 REPOSITORY ...

Each repository is a task. One of many files becomes several: a task for each shard of its facts, and one that joins them. With
`dask.distributed` the same graph runs on a cluster whose machines share a disk: give the address of the scheduler as
`--scheduler tcp://HOST:8786`.

Prints a line for each repository, and exits with the weightiest status of all.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import dask

FILES_OF_A_SHARD = 500
SKIPPED = {".git", ".venv", "venv", "node_modules", "__pycache__"}


def count_files(root: Path) -> int:
    """Counts the Python files of a repository, roughly: it only decides how many shards there are."""
    return sum(1 for path in root.rglob("*.py") if not SKIPPED.intersection(path.parts))


def make_facts(command: list[str], root: str, shard: str, folder: str) -> tuple[int, str]:
    """Stores the facts of one shard; answers its exit status and what it said of trouble."""
    run = subprocess.run(
        [*command, "facts", "--root", root, "--shard", shard, "--output", folder, "--no-cache", "--jobs", "1"],
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stderr


def judge(command: list[str], root: str, folder: str | None, shards: list[tuple[int, str]]) -> dict:
    """Judges a repository, with the facts of its shards where there are some. A shard that failed is made up for here."""
    started = time.perf_counter()
    facts = [] if folder is None else ["--facts", folder]
    run = subprocess.run(
        [*command, "check", "--root", root, "--format", "json", "--no-cache", "--jobs", "1", *facts],
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(run.stdout) if run.returncode in (0, 1) else None
    failed = sum(1 for status, _ in shards if status != 0)
    return {
        "root": root,
        "exit": run.returncode,
        "status": "could not be judged" if report is None else report["status"],
        "errors": 0 if report is None else sum(1 for each in report["findings"] if each["severity"] == "error"),
        "shards": len(shards),
        "seconds": time.perf_counter() - started,
        "trouble": run.stderr.splitlines()[:3] if report is None or failed else [],
        "stdout": run.stdout,
    }


def plan(command: list[str], root: Path, work: Path) -> dask.delayed:
    """The tasks of one repository."""
    count = count_files(root)
    if count <= FILES_OF_A_SHARD:
        return dask.delayed(judge)(command, str(root), None, [])
    of = -(-count // FILES_OF_A_SHARD)
    folder = work / f"{abs(hash(str(root))):x}"
    folder.mkdir()
    shards = [dask.delayed(make_facts)(command, str(root), f"{index}/{of}", str(folder)) for index in range(1, of + 1)]
    return dask.delayed(judge)(command, str(root), str(folder), shards)


def main() -> int:
    """Reads the command line, computes the graph, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("repositories", nargs="+", type=Path)
    parser.add_argument("--command", default="fastapi-gate", help="how fastapi-gate is called")
    parser.add_argument("--workers", type=int, default=2, help="tasks at a time on this machine")
    parser.add_argument("--scheduler", help="address of a dask.distributed scheduler")
    parser.add_argument("--reports", type=Path, help="folder for the JSON report of each repository")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="facts-") as work:
        tasks = [plan(shlex.split(options.command), root.resolve(), Path(work)) for root in options.repositories]
        started = time.perf_counter()
        if options.scheduler:
            from dask.distributed import Client

            with Client(options.scheduler):
                results = dask.compute(*tasks)
        else:
            # The work is done by processes of fastapi-gate: threads that wait for them are enough here.
            results = dask.compute(*tasks, scheduler="threads", num_workers=options.workers)
        total = time.perf_counter() - started
    for result in results:
        name = Path(result["root"]).name
        print(f"{name:30} {result['status']:20} {result['errors']:5} errors {result['shards']:3} shards {result['seconds']:7.1f} s")
        for line in result["trouble"]:
            print(f"    {line}", file=sys.stderr)
        if options.reports:
            options.reports.mkdir(parents=True, exist_ok=True)
            (options.reports / f"{name}.json").write_text(result["stdout"], encoding="utf-8")
    print(f"{len(results)} repositories in {total:.1f} s")
    return max(result["exit"] for result in results)


if __name__ == "__main__":
    sys.exit(main())
