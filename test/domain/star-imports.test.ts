import { expect, test } from "vitest";
import { createCatalogue } from "../../src/data/catalogue.ts";
import { fastapiTable } from "../../src/domain/fastapi/index.ts";
import { schemas } from "../../src/domain/pydantic/index.ts";
import { Evaluator } from "../../src/link/constants.ts";
import { programOf } from "./tables.ts";

test("names that star imports of libraries bind, also by way of a module of the project", () => {
  const program = programOf({
    "shop/__init__.py": "",
    "shop/common.py": "from fastapi import *\nfrom pydantic import *\nfrom sqlalchemy import *\nfrom sqlalchemy.orm import *\n",
    "shop/main.py": `
from shop.common import *

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)

class OrderRead(BaseModel):
    id: int

app = FastAPI()

@app.get("/orders")
def orders(size: int = Query(10)) -> OrderRead: ...
`,
  });
  const table = fastapiTable(program, createCatalogue());
  expect(table.routes.map(({ path, responseModel }) => `${path} ${responseModel}`)).toEqual(["/orders shop.main.OrderRead"]);
  expect(schemas(program, new Evaluator(program)).schemas.map((schema) => schema.class.def.name)).toEqual(["OrderRead"]);
});

test("what a library does not give is not taken for its own", () => {
  const program = programOf("from fastapi import *\n\napp = Application()\n\n@app.get('/orders')\ndef orders(): ...\n");
  expect(fastapiTable(program, createCatalogue()).routes).toEqual([]);
});
