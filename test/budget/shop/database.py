"""Engines and sessions over one SQLite file."""

import os
from collections.abc import Iterator

from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session, sessionmaker

PATH = os.environ.get("SHOP_DATABASE", "shop.sqlite")
engine = create_engine(f"sqlite:///{PATH}")
async_engine = create_async_engine(f"sqlite+aiosqlite:///{PATH}")
make_session = sessionmaker(engine)
make_async_session = async_sessionmaker(async_engine)


def get_session() -> Iterator[Session]:
    """A session for one request."""
    with make_session() as session:
        yield session
