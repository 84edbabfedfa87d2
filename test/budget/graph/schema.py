"""A GraphQL schema: fields of a type that is answered in lists are resolved once for each item."""

import strawberry
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from graph.models import Customer, Order

engine = create_engine("sqlite://")


@strawberry.type
class CustomerType:
    """A customer."""

    id: int
    name: str

    @strawberry.field
    def spent(self) -> int:
        """One query for each customer."""
        with Session(engine) as session:
            return session.scalar(select(func.sum(Order.total)).where(Order.customer_id == self.id)) or 0

    @strawberry.field
    def greeting(self) -> str:
        """No query at all."""
        return f"Dear {self.name}"


@strawberry.type
class Query:
    """The entrances."""

    @strawberry.field
    def customers(self) -> list[CustomerType]:
        """One query for all."""
        with Session(engine) as session:
            return [CustomerType(id=customer.id, name=customer.name) for customer in session.scalars(select(Customer))]

    @strawberry.field
    def revenues(self) -> list[int]:
        """One query for the customers, and one for the orders of each."""
        with Session(engine) as session:
            return [sum(order.total for order in customer.orders) for customer in session.scalars(select(Customer))]

    @strawberry.field
    def orders(self) -> list[int]:
        """One query for all."""
        with Session(engine) as session:
            return [order.total for order in session.scalars(select(Order))]


schema = strawberry.Schema(query=Query)
