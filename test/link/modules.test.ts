import { expect, test } from "vitest";
import { repoPath } from "../../src/model/source.ts";
import { programOf } from "../domain/tables.ts";

function names(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(programOf(files).index.modules.map(({ name, unit }) => [unit?.path ?? "", name]));
}

test("a folder without __init__ inside a package belongs to it, whatever it is called", () => {
  expect(
    names({
      "shop/__init__.py": "",
      "shop/main.py": "from shop.routers import orders\nfrom shop.core.backends.aws import models\nimport openai\n",
      "shop/routers/orders.py": "import openai\n",
      "shop/routers/openai.py": "",
      "shop/core/__init__.py": "",
      "shop/core/backends/aws/__init__.py": "",
      "shop/core/backends/aws/models.py": "",
    }),
  ).toMatchObject({
    "shop/routers/orders.py": "shop.routers.orders",
    "shop/routers/openai.py": "shop.routers.openai",
    "shop/core/backends/aws/models.py": "shop.core.backends.aws.models",
  });
});

test("a script that imports by another way does not rename a package", () => {
  expect(
    names({
      "src/shop/__init__.py": "",
      "src/shop/api.py": "from shop.models import Order\nfrom shop import models\n",
      "src/shop/models.py": "",
      "tools/run.py": "from src.shop.models import Order\n",
    }),
  ).toMatchObject({ "src/shop/models.py": "shop.models", "src/shop/api.py": "shop.api" });
});

test("a folder of modules that import each other by their bare names is a root", () => {
  expect(names({ "backend/main.py": "from database import engine\n", "backend/database.py": "" })).toMatchObject({
    "backend/database.py": "database",
  });
});

test("a star import of a submodule binds the submodule's namesake over it, unless `__all__` leaves that out", () => {
  const program = programOf({
    "shop/__init__.py": "",
    "shop/base/__init__.py": "from .controller import *\nfrom .mixin import *\n",
    "shop/base/controller.py": "def controller(): ...\n",
    "shop/base/mixin.py": "__all__ = ['other']\ndef mixin(): ...\ndef other(): ...\n",
    "shop/main.py": "from shop.base import controller, mixin, other\n",
  });
  const kindOf = (name: string): string | undefined => {
    const module = program.index.byPath.get(repoPath("shop/main.py"));
    return module === undefined ? undefined : program.resolve(name, program.moduleScope(module))?.kind;
  };
  expect(["controller", "mixin", "other"].map(kindOf)).toEqual(["function", "module", "function"]);
});

test("a module that imports its own name means another module: the folder around is no root", () => {
  const files = {
    "shop/__init__.py": "",
    "shop/compat/__init__.py": "",
    "shop/compat/sqlalchemy/__init__.py": "",
    "shop/compat/sqlalchemy/orm.py": "from sqlalchemy.orm import Session\n",
    "shop/models.py": "from sqlalchemy.orm import Session\n",
  };
  expect(names(files)).toMatchObject({ "shop/compat/sqlalchemy/orm.py": "shop.compat.sqlalchemy.orm" });
  const { index } = programOf(files);
  const from = index.modules.find(({ name }) => name === "shop.models");
  expect(from === undefined ? "none" : index.resolveAbsolute("sqlalchemy.orm", from)).toBeUndefined();
});

test("a package that imports its own submodules by their full names means itself", () => {
  const files = {
    "src/__init__.py": "",
    "src/shop/__init__.py": "",
    "src/shop/mail/__init__.py": "from shop.mail import smtp\n",
    "src/shop/mail/smtp.py": "HOST = 1\n",
    "src/shop/models.py": "class Order:\n    pass\n",
    "src/shop/main.py": "from shop.models import Order\n",
  };
  const { index } = programOf(files);
  const from = index.byPath.get(repoPath("src/shop/main.py"));
  expect(from === undefined ? "none" : index.resolveAbsolute("shop.models", from)?.location).toBe("src/shop/models");
});

test("a relative import of a package that only the build copies in means the only module there is", () => {
  const services = {
    "services/orders/src/orders/__init__.py": "",
    "services/orders/src/orders/main.py": "from .common.clients import query\n",
    "common/src/common/__init__.py": "",
    "common/src/common/clients.py": "def query(): ...\n",
  };
  const located = (files: Record<string, string>): string | undefined => {
    const { index } = programOf(files);
    const from = index.byPath.get(repoPath("services/orders/src/orders/main.py"));
    return from === undefined ? "none" : index.resolveRelative(1, "common.clients", from)?.location;
  };
  expect(located(services)).toBe("common/src/common/clients");
  expect(located({ ...services, "other/common/clients.py": "def query(): ...\n" })).toBeUndefined();
  expect(located({ ...services, "services/orders/src/orders/common/__init__.py": "" })).toBeUndefined();
});

test("a module that wraps a library of its own name is not what others import by that name", () => {
  const resolve = (wrapper: string): string | undefined => {
    const files = {
      "common/fastapi.py": wrapper,
      "common/errors.py": "from fastapi import HTTPException\n",
      "shop/main.py": "from fastapi import FastAPI\nfrom common.errors import Missing\n",
    };
    const { index } = programOf(files);
    const from = index.byPath.get(repoPath("common/errors.py"));
    return from === undefined ? "none" : index.resolveAbsolute("fastapi", from)?.name;
  };
  expect(resolve("from fastapi.staticfiles import StaticFiles\n")).toBeUndefined();
  expect(resolve("import fastapi\n")).toBeUndefined();
  // It imports itself, by the name under which others do.
  expect(resolve("def HTTPException(): ...\n\nfrom fastapi import HTTPException\n")).toBe("fastapi");
});

test("a package called like the library that its modules import is not what anybody imports by that name", () => {
  const resolve = (module: string, others: Readonly<Record<string, string>> = {}): string | undefined => {
    const files = {
      "fastapi/__init__.py": "from . import routers\n",
      "fastapi/routers/__init__.py": "",
      "fastapi/routers/orders.py": "from fastapi import APIRouter\nfrom fastapi.responses import JSONResponse\n",
      "fastapi/encoders.py": "from fastapi.encoders import jsonable_encoder\n",
      "shop/__init__.py": "",
      "shop/routers.py": "from fastapi import APIRouter\n",
      ...others,
    };
    const { index } = programOf(files);
    const from = index.byPath.get(repoPath("shop/routers.py"));
    return from === undefined ? "none" : index.resolveAbsolute(module, from)?.name;
  };
  expect(resolve("fastapi")).toBeUndefined();
  expect(resolve("fastapi.routers")).toBeUndefined();
  // Somebody imports what it has: it is meant, and what is missing is made when it is built.
  expect(resolve("fastapi", { "main.py": "from fastapi.routers.orders import router\n" })).toBe("fastapi");
  expect(resolve("fastapi", { "fastapi/__init__.py": "class APIRouter: ...\n" })).toBe("fastapi");
});

test("names that a module imports when somebody asks for them are what its `__getattr__` says", () => {
  const program = programOf({
    "shop/__init__.py": `
from importlib import import_module

_OTHERS = {"cancel": ("shop.orders", "remove"), "views": ".views"}
_NAMES = {"Order": ".models", "pay": "payments", **_OTHERS}
OTHER = {"hidden": ".models"}


def __getattr__(name):
    if name == "router":
        from .api import router

        return router
    if name not in _NAMES:
        raise AttributeError(name)
    module = _NAMES[name]
    return getattr(import_module(module, __name__), name)
`,
    "shop/models.py": "class Order: ...\nclass hidden: ...\n",
    "shop/payments.py": "def pay(): ...\n",
    "shop/orders.py": "def remove(): ...\n",
    "shop/api.py": "router = object()\n",
    "shop/views/__init__.py": "",
    "shop/main.py": "import shop\nfrom shop import Order, pay, cancel, views, router, hidden, nothing\n",
  });
  const main = program.index.byPath.get(repoPath("shop/main.py"));
  if (main === undefined) throw new RangeError("there is no module");
  const told = (name: string): string => {
    const symbol = program.resolve(name, program.moduleScope(main));
    if (symbol === undefined || symbol.kind === "external") return "unknown";
    if (symbol.kind === "variable") return `variable ${symbol.name} of ${symbol.scope.module.name}`;
    return symbol.kind === "module" ? `module ${symbol.name}` : `${symbol.kind} ${symbol.module.name}.${symbol.def.name}`;
  };
  expect(["Order", "pay", "cancel", "views", "router"].map(told)).toEqual([
    "class shop.models.Order",
    "function shop.payments.pay",
    "function shop.orders.remove",
    "module shop.views",
    "variable router of shop.api",
  ]);
  // Whatever nobody reads, or names, is not known.
  expect(["hidden", "nothing"].map(told)).toEqual(["variable hidden of shop.main", "variable nothing of shop.main"]);
});
