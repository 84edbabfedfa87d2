"""Serves the program of each folder named on the input, asks it for rows of every shape, and prints, as a line of JSON, what failed in which case.

Each table gets a row in which every column holds a value, for each column that may be NULL, and that nothing fills, one in which it is, and one for each row that it may refer to. Each folder is a process of its own.
"""

import datetime
import decimal
import json
import os
import sys
import uuid
import warnings

warnings.simplefilter("ignore")
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "oracle"))

import sqlalchemy as sa
from fastapi.exceptions import ResponseValidationError
from fastapi.testclient import TestClient
from folders import each_folder
from pydantic import ValidationError

VALUES = {
    int: 1,
    str: "1",
    bool: True,
    float: 1.0,
    decimal.Decimal: decimal.Decimal("1.00"),
    datetime.datetime: datetime.datetime(2024, 1, 1),
    datetime.date: datetime.date(2024, 1, 1),
    uuid.UUID: uuid.UUID(int=7),
}


def fill(connection, metadata):
    """Puts the rows in, and tells how many each table has."""
    counts = {}
    for table in metadata.sorted_tables:
        full = {}
        for column in table.columns:
            if not column.primary_key:
                full[column.name] = 1 if column.foreign_keys else VALUES[column.type.python_type]
        rows = [full]
        for column in table.columns:
            if column.nullable and column.default is None and not column.primary_key:
                rows.append({**full, column.name: None})
        for column in table.columns:
            for key in column.foreign_keys:
                rows += [{**full, column.name: number} for number in range(2, counts[key.column.table.name] + 1)]
        for number, row in enumerate(rows, 1):
            connection.execute(table.insert().values(id=number, **row))
        counts[table.name] = len(rows)
    return counts


def told(error):
    """What an error says, each with where."""
    if isinstance(error, (ResponseValidationError, ValidationError)):
        for each in error.errors():
            given = each.get("input")
            yield {"type": each["type"], "loc": [part for part in each["loc"] if isinstance(part, str)], "none": given is None, "given": type(given).__name__}
    else:
        yield {"type": type(error).__name__, "loc": [], "none": False, "given": str(error)[:300]}


def served(folder):
    os.chdir(folder)
    sys.path.insert(0, folder)
    from shop import database, main, models  # noqa: F401

    metadata = database.Base.metadata
    metadata.create_all(database.engine)
    with database.engine.begin() as connection:
        counts = fill(connection, metadata)
    tables = {mapper.class_.__name__: mapper.local_table.name for mapper in database.Base.registry.mappers}
    client = TestClient(main.app)
    failed = []
    with open("cases.json") as file:
        cases = json.load(file)
    for case in cases:
        found = []
        if case["method"] == "get":
            for row in range(1, counts[tables[case["model"]]] + 1):
                try:
                    answer = client.get(f"{case['path']}/{row}")
                    if answer.status_code >= 400:
                        found.append({"type": str(answer.status_code), "loc": [], "none": False, "given": answer.text[:200]})
                except Exception as error:  # noqa: BLE001
                    found += told(error)
        else:
            try:
                answer = client.post(case["path"], json=case["payload"])
                if answer.status_code >= 400:
                    found.append({"type": str(answer.status_code), "loc": [], "none": False, "given": answer.text[:200]})
            except Exception as error:  # noqa: BLE001
                found += told(error)
        failed.append({"case": case["name"], "errors": [json.loads(each) for each in sorted({json.dumps(each) for each in found})]})
    return {"failed": failed}


each_folder(served)
