"""Calls every endpoint of the back ends that are named, over databases of 1, 2 and 5 rows, and writes what happened, a line of JSON for each back end."""

import asyncio
import importlib
import json
import re
import sys
import threading
import traceback
import warnings
from pathlib import Path

import httpx
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import configure_mappers, strategies
from sqlalchemy.orm.state import InstanceState

warnings.simplefilter("ignore")
SIZES = (1, 2, 5)
# With an underscore from 2.1 on.
LazyLoader = getattr(strategies, "_LazyLoader", None) or strategies.LazyLoader
DeferredLoader = getattr(strategies, "_DeferredColumnLoader", None) or strategies.DeferredColumnLoader

statements: list[str] = []
loads: list[str] = []
failed: list[str] = []
codes: set = set()
folder = ""


@event.listens_for(Engine, "before_cursor_execute")
def count(connection, cursor, statement, parameters, context, executemany) -> None:
    # Where the database gives back several new keys at once, rows that are added together are one statement.
    if not statement.startswith("INSERT") or statements[-1:] != [statement]:
        statements.append(statement)


def profile(frame, what, argument) -> None:
    if what == "call" and frame.f_code.co_filename.startswith(folder):
        codes.add(frame.f_code)


def noted(original, name):
    def wrapper(self, *args, **kwargs):
        attribute = name(self, *args)
        loads.append(attribute)
        try:
            return original(self, *args, **kwargs)
        except Exception:
            failed.append(attribute)
            raise

    return wrapper


def noting(cls, method: str, name) -> None:
    setattr(cls, method, noted(getattr(cls, method), name))


noting(LazyLoader, "_load_for_state", lambda self, *_: str(self.parent_property))
noting(DeferredLoader, "_load_for_state", lambda self, *_: f"{self.columns[0].table.name} {self.key} deferred")
noting(InstanceState, "_load_expired", lambda self, *_: f"{self.class_.__name__} expired")


def rows_of(tables: list, size: int) -> dict:
    """So many rows of each table, and of one that belongs to another so many for each of its rows."""
    made: dict[str, list[dict]] = {}
    for table in tables:
        rows: list[dict] = []
        if table["kind"] == "association":
            left, right = table["keys"]
            rows = [{left[0]: a["id"], right[0]: b["id"]} for a in made[left[1]] for b in made[right[1]][: min(size, 3)]]
        else:
            owners = len(made[table["owner"][1]]) if table["owner"] else 1
            # Three of each grow as well, and joins of joins stay small.
            each = 1 if table["kind"] == "one" else size if owners == 1 else min(size, 3)
            for number in range(1, owners * each + 1):
                row = {"id": number}
                # Neighbours have different owners, and what belongs to one owner leads to different rows.
                if table["owner"]:
                    row[table["owner"][0]] = 1 + (number - 1) % owners
                for key, target in table["keys"]:
                    row[key] = 1 + (number - 1 + (number - 1) // owners) % len(made[target])
                if table["itself"]:
                    row[table["itself"]] = None if number == 1 else 1
                for name, kind in table["columns"]:
                    row[name] = f"{name} {number}" if kind == "str" else number
                rows.append(row)
        made[table["name"]] = rows
    return made


def fill(connection, base, tables: list, size: int) -> None:
    base.metadata.drop_all(connection)
    base.metadata.create_all(connection)
    for name, rows in rows_of(tables, size).items():
        if rows:
            connection.execute(base.metadata.tables[name].insert(), rows)


async def refill(engine, base, tables: list, size: int) -> None:
    if hasattr(engine, "sync_engine"):
        async with engine.begin() as connection:
            await connection.run_sync(fill, base, tables, size)
    else:
        with engine.begin() as connection:
            fill(connection, base, tables, size)


def body_of(template, size: int):
    if isinstance(template, dict) and "$each" in template:
        return [body_of(template["$each"], number) for number in range(1, size + 1)]
    if isinstance(template, dict):
        return {key: body_of(value, size) for key, value in template.items()}
    return size if template == "$number" else template


def error_of(error: BaseException) -> dict:
    chain, seen = [], set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        chain.append(error)
        error = error.__cause__ or error.__context__
    text = " | ".join(f"{type(each).__name__}: {each}" for each in chain)
    kinds = {"MissingGreenlet": "greenlet", "DetachedInstanceError": "detached", "is not available due to lazy='raise": "raise"}
    kind = next((kind for word, kind in kinds.items() if word in text), "other")
    where = [f"{Path(frame.filename).name}:{frame.lineno}" for each in chain[-1:] for frame in traceback.extract_tb(each.__traceback__) if frame.filename.startswith(folder)]
    return {"kind": kind, "text": re.sub(r"\s+", " ", text)[:600], "where": where}


async def run(path: str) -> dict:
    global folder
    folder = path + "/"
    for name in [name for name in sys.modules if name == "app" or name.startswith("app.")]:
        del sys.modules[name]
    sys.path[0] = path
    meta = json.loads(Path(path, "meta.json").read_text())
    main = importlib.import_module("app.main")
    configure_mappers()
    db, models = sys.modules["app.db"], sys.modules["app.models"]
    found = {endpoint["name"]: [] for endpoint in meta["endpoints"]}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=main.app), base_url="http://shop") as client:
        for size in SIZES:
            dirty = True
            for endpoint in meta["endpoints"]:
                if dirty:
                    await refill(db.engine, models.Base, meta["tables"], size)
                for notes in (statements, loads, failed, codes):
                    notes.clear()
                body = body_of(endpoint["body"], size) if endpoint["body"] is not None else None
                error, status = None, 0
                try:
                    response = await client.request(endpoint["method"], endpoint["path"], json=body)
                    status = response.status_code
                    if status >= 400:
                        error = {"kind": "other", "text": f"{status} {response.text[:300]}", "where": []}
                except Exception as raised:
                    error = error_of(raised)
                ran = sorted({(code.co_filename[len(folder) :], code.co_firstlineno, max(line or 0 for *_, line in code.co_lines())) for code in codes})
                dirty = error is not None or any(not text.startswith("SELECT") for text in statements)
                run = {"size": size, "count": len(statements), "loads": sorted(set(loads)), "failed": failed[0] if failed else None, "error": error, "ran": ran}
                if size == 2:
                    run["statements"] = statements[:30]
                found[endpoint["name"]].append(run)
    await (db.engine.dispose() if hasattr(db.engine, "sync_engine") else asyncio.sleep(0))
    return found


async def main() -> None:
    sys.setprofile(profile)
    threading.setprofile(profile)
    for path in sys.stdin.read().splitlines():
        try:
            print(json.dumps({"path": path, "runs": await asyncio.wait_for(run(path), 60)}), flush=True)
        except Exception as error:
            print(json.dumps({"path": path, "error": "".join(traceback.format_exception(error))[-1500:]}), flush=True)


# A connection whose cursor nobody awaited is what MissingGreenlet is about.
sys.unraisablehook = lambda unraisable: None
asyncio.run(main())
