"""Counts the statements that each route of the shop sends with 1, 2 and 5 rows in every collection, and writes counted.json.

    python -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/python count.py

The test compares the order of growth that the static budget states with this table; it needs neither Python nor a network.
"""

import json
import os
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
SIZES = (1, 2, 5)


def seed(session, size):
    """Rows: `size` of each in each."""
    from shop.models import Album, Article, Category, Corner, Customer, Line, Order, Page, Picture, Poster, Wall

    articles = [Article(title=f"article {n}", price=n) for n in range(size)]
    session.add_all(articles)
    for n in range(size):
        customer = Customer(name=f"customer {n}")
        for _ in range(size):
            order = Order(customer=customer)
            order.lines = [Line(article=article, amount=1) for article in articles]
        session.add(customer)
        parent = Category(name=f"category {n}")
        session.add(parent)
        session.flush()
        session.add_all([Category(name=f"category {n}.{m}", parent_id=parent.id) for m in range(size)])
        session.add(Album(pages=[Page(pictures=[Picture() for _ in range(size)]) for _ in range(size)]))
        session.add(Wall(posters=[Poster(corners=[Corner() for _ in range(size)]) for _ in range(size)]))
    session.commit()


def main():
    """Runs every route at every size."""
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SHOP_DATABASE"] = str(Path(folder) / "shop.sqlite")
        from fastapi.routing import APIRoute
        from fastapi.testclient import TestClient
        from sqlalchemy import event
        from sqlalchemy.orm import Session

        from shop.database import async_engine, engine
        from shop.main import app
        from shop.models import Base

        sent = []
        for target in (engine, async_engine.sync_engine):
            event.listen(target, "before_cursor_execute", lambda *arguments: sent.append(arguments[2]))
        with TestClient(app) as client:
            for size in SIZES:
                Base.metadata.drop_all(engine)
                Base.metadata.create_all(engine)
                with Session(engine) as session:
                    seed(session, size)
                for route in app.routes:
                    if not isinstance(route, APIRoute):
                        continue
                    (method,) = route.methods
                    body = {"articles": list(range(1, size + 1))} if "articles" in route.path and method == "POST" else None
                    sent.clear()
                    response = client.request(method, route.path, json=body)
                    assert response.status_code == 200, (route.path, response.text)
                    counts.setdefault((route.path, method), {})[str(size)] = len(sent)
    rows = [
        {"method": method, "path": path, "statements": statements, "growth": "constant" if len(set(statements.values())) == 1 else "grows"}
        for (path, method), statements in sorted(counts.items())
    ]
    (FOLDER / "counted.json").write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main()
