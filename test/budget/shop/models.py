"""Rows of the shop."""

from __future__ import annotations

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, object_session, relationship


class Base(DeclarativeBase):
    """Base of all models."""


class Customer(Base):
    """Somebody who orders."""

    __tablename__ = "customers"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    orders: Mapped[list[Order]] = relationship(back_populates="customer")

    @property
    def order_count(self) -> int:
        """Counts in the database."""
        session = object_session(self)
        if session is None:
            return 0
        return session.scalar(select(func.count()).select_from(Order).where(Order.customer_id == self.id)) or 0


class Article(Base):
    """Something to order."""

    __tablename__ = "articles"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    price: Mapped[int]


class Order(Base):
    """What a customer wants at once."""

    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    open: Mapped[bool] = mapped_column(default=True)
    customer: Mapped[Customer] = relationship(back_populates="orders")
    lines: Mapped[list[Line]] = relationship(back_populates="order")

    @hybrid_property
    def size(self) -> int:
        """Counts the lines in memory."""
        return len(self.lines)


class Line(Base):
    """One article of an order."""

    __tablename__ = "lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    amount: Mapped[int]
    order: Mapped[Order] = relationship(back_populates="lines")
    article: Mapped[Article] = relationship()


class Category(Base):
    """A node of the tree of categories."""

    __tablename__ = "categories"

    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("categories.id"))
    name: Mapped[str]


class Album(Base):
    """Pages that go with it, each with what was put on it."""

    __tablename__ = "albums"

    id: Mapped[int] = mapped_column(primary_key=True)
    pages: Mapped[list[Page]] = relationship(cascade="all, delete-orphan", lazy="selectin")


class Page(Base):
    """One page of an album."""

    __tablename__ = "pages"

    id: Mapped[int] = mapped_column(primary_key=True)
    album_id: Mapped[int] = mapped_column(ForeignKey("albums.id"))
    pictures: Mapped[list[Picture]] = relationship(cascade="all, delete-orphan")


class Picture(Base):
    """Something on a page."""

    __tablename__ = "pictures"

    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"))


class Wall(Base):
    """Posters that the database deletes with it."""

    __tablename__ = "walls"

    id: Mapped[int] = mapped_column(primary_key=True)
    posters: Mapped[list[Poster]] = relationship(cascade="all, delete", passive_deletes=True)


class Poster(Base):
    """Something on a wall."""

    __tablename__ = "posters"

    id: Mapped[int] = mapped_column(primary_key=True)
    wall_id: Mapped[int] = mapped_column(ForeignKey("walls.id", ondelete="CASCADE"))
    corners: Mapped[list[Corner]] = relationship(cascade="all, delete", passive_deletes=True)


class Corner(Base):
    """A corner of a poster."""

    __tablename__ = "corners"

    id: Mapped[int] = mapped_column(primary_key=True)
    poster_id: Mapped[int] = mapped_column(ForeignKey("posters.id", ondelete="CASCADE"))
