"""Endpoints that block the loop and endpoints that do not; each is called once, without parameters."""

import asyncio
import socket
import time
from contextlib import asynccontextmanager
from functools import partial

from fastapi import Depends, FastAPI
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, computed_field

app = FastAPI()


def wait() -> None:
    time.sleep(0.01)


class Orders:
    def load(self) -> int:
        wait()
        return 1

    async def load_later(self) -> int:
        await asyncio.to_thread(self.load)
        return 1


def orders() -> Orders:
    wait()
    return Orders()


async def slow_orders() -> Orders:
    wait()
    return Orders()


@asynccontextmanager
async def session():
    wait()
    yield Orders()


class Customer(BaseModel):
    domain: str = "localhost"

    @computed_field
    @property
    def address(self) -> str:
        return socket.gethostbyname(self.domain)


@app.get("/direct")
async def direct() -> None:
    time.sleep(0.01)


@app.get("/through-a-method")
async def through_a_method() -> int:
    return Orders().load()


@app.get("/in-a-context")
async def in_a_context() -> None:
    async with session():
        pass


@app.get("/in-a-dependency")
async def in_a_dependency(found: Orders = Depends(slow_orders)) -> None: ...


@app.get("/in-a-field")
def in_a_field() -> Customer:
    return Customer()


@app.get("/gathered")
async def gathered() -> None:
    async def one() -> None:
        wait()

    await asyncio.gather(one(), one())


@app.get("/plain")
def plain() -> None:
    wait()


@app.get("/plain-dependency")
async def plain_dependency(found: Orders = Depends(orders)) -> None: ...


@app.get("/to-thread")
async def to_thread() -> int:
    return await Orders().load_later()


@app.get("/threadpool")
async def threadpool() -> None:
    await run_in_threadpool(partial(wait))


@app.get("/awaited")
async def awaited() -> None:
    await asyncio.sleep(0.01)
