"""The application."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from fastapi.templating import Jinja2Templates
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload, subqueryload

from shop.database import get_session, make_async_session
from shop.models import Album, Article, Customer, Line, Order, Wall
from shop.schemas import CustomerOut, OrderBrief, OrderOut, Prices
from shop.services import OrderService, price, tree

app = FastAPI()
templates = Jinja2Templates(directory=Path(__file__).parent / "templates")
SessionDependency = Annotated[Session, Depends(get_session)]


def get_service(session: SessionDependency) -> OrderService:
    """The service over the session of the request."""
    return OrderService(session)


ServiceDependency = Annotated[OrderService, Depends(get_service)]


def get_customer(session: SessionDependency) -> Customer:
    """Whoever asks."""
    return session.scalars(select(Customer).order_by(Customer.id)).first() or Customer(name="nobody")


def get_open_orders(session: SessionDependency) -> list[int]:
    """Loads the customer of each order."""
    return [order.id for order in session.scalars(select(Order)).all() if session.get(Customer, order.customer_id, populate_existing=True)]


@app.get("/customers")
def list_customers(session: SessionDependency) -> list[str]:
    """One statement."""
    return [customer.name for customer in session.scalars(select(Customer))]


@app.get("/customers/counted")
def count_by_property(session: SessionDependency) -> dict[str, int]:
    """A property that queries, once per row."""
    return {customer.name: customer.order_count for customer in session.scalars(select(Customer)).all()}


@app.get("/me")
def read_me(customer: Annotated[Customer, Depends(get_customer)]) -> str:
    """A dependency that queries once."""
    return customer.name


@app.get("/orders/mine")
def list_mine(orders: Annotated[list[int], Depends(get_open_orders)]) -> list[int]:
    """A dependency that queries once per row."""
    return orders


@app.get("/orders", response_model=list[OrderOut])
def list_orders(session: SessionDependency) -> Sequence[Order]:
    """The response model reads the lines of each order."""
    return session.scalars(select(Order)).all()


@app.get("/orders/brief", response_model=list[OrderBrief])
def list_briefly(session: SessionDependency) -> Sequence[Order]:
    """The response model reads columns only."""
    return session.scalars(select(Order)).all()


@app.get("/orders/loaded", response_model=list[OrderOut])
def list_loaded(session: SessionDependency) -> Sequence[Order]:
    """The lines are loaded with the orders."""
    return session.scalars(select(Order).options(selectinload(Order.lines))).all()


@app.get("/orders/page", response_model=list[OrderBrief])
def list_page(session: SessionDependency, page: int = 0) -> Sequence[Order]:
    """One page."""
    return session.scalars(select(Order).order_by(Order.id).offset(page * 50).limit(50)).all()


@app.get("/orders/amounts")
def list_amounts(session: SessionDependency) -> dict[int, int]:
    """Lines are read in a loop and are not loaded."""
    found = {}
    for order in session.scalars(select(Order)).all():
        found[order.id] = sum(line.amount for line in order.lines)
    return found


@app.get("/orders/titles-loaded")
def list_titles_loaded(session: SessionDependency) -> list[str]:
    """Lines and their articles are loaded with the orders."""
    statement = select(Order).options(joinedload(Order.lines))
    orders = session.scalars(statement).unique().all()
    return [f"{order.id}: {line.amount}" for order in orders for line in order.lines]


@app.get("/customers/orders", response_model=list[CustomerOut])
def list_nested(session: SessionDependency) -> Sequence[Customer]:
    """A schema inside the schema reads the lines of each order of each customer."""
    return session.scalars(select(Customer)).all()


@app.get("/customers/orders-loaded", response_model=list[CustomerOut])
def list_nested_loaded(session: SessionDependency) -> Sequence[Customer]:
    """Both steps are loaded."""
    return session.scalars(select(Customer).options(selectinload(Customer.orders).selectinload(Order.lines))).all()


@app.get("/orders/sizes")
def list_sizes(session: SessionDependency) -> dict[int, int]:
    """A hybrid reads the lines of each order."""
    return {order.id: order.size for order in session.scalars(select(Order)).all()}


@app.get("/orders/rendered")
def render_orders(request: Request, session: SessionDependency):
    """A template reads the lines of each order."""
    context = {"orders": session.scalars(select(Order)).all()}
    return templates.TemplateResponse(request, "orders.html", context)


@app.get("/orders/rendered-loaded")
def render_loaded(request: Request, session: SessionDependency):
    """The same template, and the lines are loaded with the orders."""
    context = {"orders": session.scalars(select(Order).options(selectinload(Order.lines))).all()}
    return templates.TemplateResponse(request, "orders.html", context)


@app.get("/orders/sums")
def read_sums(service: ServiceDependency) -> dict[int, int]:
    """A query in a loop, two calls below."""
    return service.sums()


@app.get("/orders/sums-at-once")
def read_sums_at_once(service: ServiceDependency) -> dict[int, int]:
    """One query for all."""
    return service.sums_at_once()


@app.get("/orders/sums-by-chunks")
def read_sums_by_chunks(service: ServiceDependency) -> dict[int, int]:
    """A query for each hundred."""
    return service.sums_by_chunks()


@app.get("/orders/titles")
def read_titles(service: ServiceDependency) -> list[str]:
    """A query for each line of each order."""
    return service.titles()


@app.get("/orders/counts")
def read_counts(service: ServiceDependency) -> dict[bool, int]:
    """A loop over a constant."""
    return service.counts()


@app.post("/orders/close")
def close_orders(service: ServiceDependency, session: SessionDependency) -> int:
    """A flush per row."""
    closed = service.close()
    session.rollback()
    return closed


@app.get("/categories")
def read_categories(session: SessionDependency) -> list[str]:
    """A recursion over a tree."""
    return tree(session, None)


@app.get("/articles/prices")
async def read_prices() -> list[int]:
    """Gathered queries."""
    async with make_async_session() as session:
        ids = (await session.scalars(select(Article.id))).all()
    return await asyncio.gather(*[price(article) for article in ids])


@app.post("/articles/prices")
async def ask_prices(wanted: Prices) -> list[int]:
    """A query for each article that the request names."""
    return [await price(article) for article in wanted.articles]


@app.post("/articles/rates")
async def ask_rates(wanted: Prices) -> int:
    """A query for each currency, if the request names any."""
    total = 0
    for currency in wanted.currencies or []:
        total += await price(len(currency))
    return total


@app.get("/me/lines")
def count_my_lines(customer: Annotated[Customer, Depends(get_customer)]) -> list[int]:
    """Loads the lines of each order of the row that a dependency found."""
    return [len(order.lines) for order in customer.orders]


@app.get("/me/basket", response_model=CustomerOut)
def read_basket(customer: Annotated[Customer, Depends(get_customer)]) -> Customer:
    """The response does."""
    return customer


@app.get("/orders/loaded-apart")
def list_loaded_apart(session: SessionDependency) -> list[str]:
    """Three statements, whatever there is: options send their own."""
    options = (selectinload(Order.lines).joinedload(Line.article), subqueryload(Order.customer))
    orders = session.scalars(select(Order).options(*options)).all()
    return [f"{order.customer.name}: {line.article.title}" for order in orders for line in order.lines]


@app.get("/albums")
def list_albums(session: SessionDependency) -> list[int]:
    """Two: the mapping says that pages come with their albums."""
    return [len(album.pages) for album in session.scalars(select(Album))]


@app.delete("/albums/first")
def delete_album(session: SessionDependency) -> None:
    """What is on each page is fetched to be deleted."""
    album = session.get(Album, 1)
    session.delete(album)
    session.flush()
    session.rollback()


@app.delete("/walls/first")
def delete_wall(session: SessionDependency) -> None:
    """What hangs on it is left to the database."""
    wall = session.get(Wall, 1)
    session.delete(wall)
    session.flush()
    session.rollback()


@app.post("/orders/reopen", response_model=list[OrderBrief])
def reopen_orders(session: SessionDependency) -> list[Order]:
    """The commit expires the orders: the response fetches each again."""
    orders = list(session.scalars(select(Order)))
    for order in orders:
        order.open = True
    session.commit()
    return orders


@app.post("/orders/reopen-first", response_model=OrderBrief)
def reopen_first(session: SessionDependency) -> Order | None:
    """One again is one."""
    order = session.get(Order, 1)
    if order is not None:
        order.open = not order.open
    session.commit()
    return order
