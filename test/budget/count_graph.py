"""Counts the statements that each field of the GraphQL schema sends with 1, 2 and 5 rows in every collection, and writes counted-graph.json.

    python -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/python count_graph.py
"""

import json
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.orm import Session

from graph.models import Base, Customer, Order
from graph.schema import engine, schema

FIELDS = {
    "CustomerType.spent": "{ customers { spent } }",
    "CustomerType.greeting": "{ customers { greeting } }",
    "Query.customers": "{ customers { name } }",
    "Query.revenues": "{ revenues }",
    "Query.orders": "{ orders }",
}


def main():
    """Asks for each field at every size."""
    sent = []
    event.listen(engine, "before_cursor_execute", lambda *arguments: sent.append(arguments[2]))
    counts = {}
    for size in (1, 2, 5):
        Base.metadata.drop_all(engine)
        Base.metadata.create_all(engine)
        with Session(engine) as session:
            session.add_all(Customer(name=f"customer {n}", orders=[Order(total=m) for m in range(size)]) for n in range(size))
            session.commit()
        for field, query in FIELDS.items():
            sent.clear()
            result = schema.execute_sync(query)
            assert result.errors is None, (field, result.errors)
            counts.setdefault(field, {})[str(size)] = len(sent)
    rows = [
        {"field": field, "statements": statements, "growth": "constant" if len(set(statements.values())) == 1 else "grows"}
        for field, statements in counts.items()
    ]
    (Path(__file__).parent / "counted-graph.json").write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main()
