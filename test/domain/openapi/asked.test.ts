// What a document tells of the requests that an application sends: webhooks and callbacks.

import { expect, test } from "vitest";
import { at, documented } from "./documented.ts";

const MODELS = `
from fastapi import APIRouter, FastAPI
from pydantic import BaseModel

class Event(BaseModel):
    paid: bool
`;

test("webhooks are operations of others, and no routes", () => {
  const { table, document } = documented(`${MODELS}
app = FastAPI()
partners = APIRouter(tags=["partners"])

@partners.post("/order-sent")
def sent(event: Event) -> None: ...

@app.webhooks.post("order-paid")
def paid(event: Event) -> None: ...

app.webhooks.include_router(partners)

@app.get("/orders")
def orders() -> int: ...
`);
  expect(table.routes.map(({ path }) => path)).toEqual(["/orders"]);
  expect(table.blindSpots).toEqual([]);
  expect(Object.keys(at(document, "paths") as object)).toEqual(["/orders"]);
  expect(Object.keys(at(document, "webhooks") as object)).toEqual(["order-paid", "/order-sent"]);
  expect(at(document, "webhooks", "order-paid", "post", "operationId")).toBe("paidorder_paid_post");
  expect(at(document, "webhooks", "/order-sent", "post", "tags")).toEqual(["partners"]);
  expect(Object.keys(at(document, "components", "schemas") as object)).toContain("Event");
});

test("a router of webhooks that the application is given", () => {
  const { table, document } = documented(`${MODELS}
hooks = APIRouter()

@hooks.post("order-paid")
def paid(event: Event) -> None: ...

app = FastAPI(webhooks=hooks)
`);
  expect(table.blindSpots).toEqual([]);
  expect(Object.keys(at(document, "webhooks") as object)).toEqual(["order-paid"]);
});

test("callbacks of a route and of the routers around it", () => {
  const { table, document } = documented(`${MODELS}
invoices = APIRouter()
audits = APIRouter()

@invoices.post("{$callback_url}/invoices/{$request.body.id}")
def invoice_paid(event: Event) -> bool: ...

@audits.put("{$callback_url}/audits")
def audited(event: Event) -> None: ...

app = FastAPI()
router = APIRouter(callbacks=audits.routes)

@router.post("/orders", callbacks=invoices.routes)
def make(callback_url: str) -> int: ...

app.include_router(router)
`);
  expect(table.blindSpots).toEqual([]);
  const callbacks = at(document, "paths", "/orders", "post", "callbacks");
  expect(Object.keys(callbacks as object)).toEqual(["audited", "invoice_paid"]);
  expect(at(callbacks, "invoice_paid", "{$callback_url}/invoices/{$request.body.id}", "post", "summary")).toBe("Invoice Paid");
});
