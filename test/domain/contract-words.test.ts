import { expect, test } from "vitest";
import { findingsIn } from "../support/analyse.ts";

const app = (words: string, field: string, parameter: string): string => `from decimal import Decimal
from fastapi import FastAPI, Query
from pydantic import BaseModel, ConfigDict, Field, SecretStr
app = FastAPI(title="${words}")
class Order(BaseModel):
    """${words}"""
    number: str = Field(${field})
    secret: str
@app.post("/orders", summary="${words}", description="${words}", response_description="${words}")
def make(order: Order, size: int = Query(1, ${parameter})) -> Order:
    """${words}"""
    return order
`;

test("words of a document are no part of the contract: titles, descriptions, examples", async () => {
  const before = app("Orders", `title="A", description="B", examples=["1"]`, `title="Size"`);
  const after = app("Invoices", `title="C", description="D", examples=["2"], json_schema_extra={"x-own": 1}`, `description="How many"`);
  const findings = await findingsIn({ "base/app/orders.py": before, "app/orders.py": after });
  expect(findings.filter(({ gate }) => gate === "api-contract")).toEqual([]);
});

test("nor is what a release of FastAPI or Pydantic writes in another way", async () => {
  const source = `from decimal import Decimal
from fastapi import Depends, FastAPI, File
from fastapi.security import OAuth2PasswordRequestForm
from pydantic import BaseModel
app = FastAPI()
class Order(BaseModel):
    price: Decimal
    picture: bytes
    more: dict
@app.post("/orders")
def make(order: Order) -> Order:
    return order
@app.post("/login")
def login(form: OAuth2PasswordRequestForm = Depends()) -> bytes:
    return b""
`;
  const findings = await findingsIn({
    "base/app/orders.py": source,
    "base/requirements.txt": "fastapi==0.115.0\npydantic==2.9.2\n",
    "app/orders.py": source,
    "requirements.txt": "fastapi==0.135.0\npydantic==2.12.5\n",
  });
  expect(findings.filter(({ gate }) => gate === "api-contract")).toEqual([]);
});
