"""Calls every route of scripts/crosscheck/shop under blockbuster and prints, as JSON, which ones block the event loop.

Python 3.11+, with fastapi, httpx and blockbuster installed.
"""

import asyncio
import json
import logging
import sys
from pathlib import Path

import httpx
from blockbuster import BlockBuster

sys.path.insert(0, str(Path(__file__).parent))
from shop.main import app  # noqa: E402


async def blocks(client: httpx.AsyncClient, path: str) -> bool:
    try:
        response = await client.get(path)
    except Exception as error:
        # Pydantic wraps what its functions raise, and a task group what its tasks do.
        if "BlockingError" in repr(error) or "Blocking call to" in str(error):
            return True
        raise
    response.raise_for_status()
    return False


def detector() -> BlockBuster:
    """blockbuster does not watch the resolver: it is wrapped the same way as the functions that it knows."""
    import socket

    from blockbuster.blockbuster import BlockBusterFunction

    found = BlockBuster()
    found.functions["socket.gethostbyname"] = BlockBusterFunction(socket, "gethostbyname")
    return found


async def main() -> None:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
        paths = [route.path for route in app.routes if getattr(route, "methods", None) == {"GET"}]
        for path in paths:  # imports and caches of the first call are none of the route's
            await client.get(path)
        watch = detector()
        watch.activate()
        try:
            found = {path: await blocks(client, path) for path in paths}
        finally:
            watch.deactivate()
    print(json.dumps(found, indent=2, sort_keys=True))


logging.disable(logging.CRITICAL)
asyncio.run(main())
