"""What routes call."""

from collections.abc import Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shop.database import make_async_session
from shop.models import Article, Category, Line, Order

CHUNK = 100
STATES = (True, False)


class LineRepository:
    """Lines in the database."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def total(self, order_id: int) -> int:
        """The sum of one order."""
        return self.session.scalar(select(func.sum(Line.amount)).where(Line.order_id == order_id)) or 0

    def totals(self, order_ids: Sequence[int]) -> dict[int, int]:
        """The sums of many orders, with one statement."""
        statement = select(Line.order_id, func.sum(Line.amount)).where(Line.order_id.in_(order_ids)).group_by(Line.order_id)
        return {order_id: total for order_id, total in self.session.execute(statement)}


class OrderService:
    """What is done with orders."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.lines = LineRepository(session)

    def all(self) -> Sequence[Order]:
        """All orders."""
        return self.session.scalars(select(Order)).all()

    def sums(self) -> dict[int, int]:
        """A statement for each order."""
        return {order.id: self.lines.total(order.id) for order in self.all()}

    def sums_at_once(self) -> dict[int, int]:
        """A statement for all orders."""
        return self.lines.totals([order.id for order in self.all()])

    def sums_by_chunks(self) -> dict[int, int]:
        """A statement for each hundred orders."""
        found: dict[int, int] = {}
        for ids in chunked([order.id for order in self.all()]):
            found.update(self.lines.totals(ids))
        return found

    def titles(self) -> list[str]:
        """A statement for each line of each order."""
        found = []
        for order in self.all():
            for line in self.session.scalars(select(Line).where(Line.order_id == order.id)):
                found.append(self.session.scalars(select(Article.title).where(Article.id == line.article_id)).one())
        return found

    def counts(self) -> dict[bool, int]:
        """A statement for each of two states."""
        return {state: self.session.scalar(select(func.count()).select_from(Order).where(Order.open == state)) or 0 for state in STATES}

    def close(self) -> int:
        """A flush for each order."""
        orders = self.all()
        for order in orders:
            order.open = False
            self.session.flush()
        return len(orders)


def chunked(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Cuts ids into pieces."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def tree(session: Session, parent: int | None) -> list[str]:
    """A statement for each node."""
    found = []
    for category in session.scalars(select(Category).where(Category.parent_id == parent)).all():
        found.append(category.name)
        found += tree(session, category.id)
    return found


async def price(article_id: int) -> int:
    """The price of one article, in a session of its own."""
    async with make_async_session() as session:
        return await session.scalar(select(Article.price).where(Article.id == article_id)) or 0
