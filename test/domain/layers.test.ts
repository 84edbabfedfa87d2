import { describe, expect, test } from "vitest";
import { type ModuleEvidence, recogniseLayer } from "../../src/domain/layers/recognise.ts";
import { repoPath } from "../../src/model/source.ts";

const NOTHING: Omit<ModuleEvidence, "path"> = {
  endpoints: 0,
  nestedEndpoints: 0,
  lentEndpoints: 0,
  models: 0,
  schemas: 0,
  plain: 0,
  functions: 0,
  vocabulary: 0,
  callables: 0,
  services: 0,
  repositories: 0,
  querying: 0,
  composes: false,
};

const layer = (path: string, held: Partial<ModuleEvidence> = {}): string =>
  recogniseLayer({ ...NOTHING, path: repoPath(path), ...held }, undefined).layer;

describe("the layer of a module", () => {
  test("in a folder for the database: queries with helpers beside them are a repository, an engine is none", () => {
    const file = "shop/database/orders.py";
    expect(layer(file, { functions: 10, callables: 10, querying: 5 })).toBe("repository");
    expect(layer(file, { functions: 11, callables: 11, querying: 5 })).toBe("repository");
    expect(layer(file, { functions: 10, callables: 10, querying: 3 })).toBe("core");
    expect(layer("shop/database/engine.py", { functions: 3, callables: 3, querying: 1 })).toBe("core");
  });

  test("a folder above the sources says nothing of what lies in them", () => {
    const held = { functions: 4, callables: 4, querying: 1 };
    expect(layer("services/shop/tasks/bills.py", held)).toBe("service");
    expect(layer("services/shop/tasks/bills.py", { ...held, above: "services" })).toBe("other");
    expect(layer("services/shop/services/bills.py", { ...held, above: "services" })).toBe("service");
  });

  test("one function of many that another file serves makes no route of a file", () => {
    expect(layer("shop/measures.py", { endpoints: 1, functions: 6, callables: 6 })).toBe("route");
    expect(layer("shop/measures.py", { endpoints: 1, lentEndpoints: 1, functions: 6, callables: 6 })).toBe("other");
    expect(layer("shop/health.py", { endpoints: 1, lentEndpoints: 1, functions: 1, callables: 1 })).toBe("route");
  });

  test("of functions by subject in a folder called contexts is the service; a bounded context holds folders of its own", () => {
    const queries = { functions: 4, callables: 4, querying: 3 };
    expect(layer("shop/contexts/orders.py", queries)).toBe("service");
    expect(layer("shop/contexts/orders/repositories/orders.py", queries)).toBe("repository");
    expect(layer("shop/contexts/orders/pricing.py", { functions: 2, callables: 2 })).toBe("other");
  });

  test("called repositories: those that store rows, not those of packages or version control", () => {
    const handlers = { plain: 1, callables: 6 };
    expect(layer("shop/handlers/package_repositories.py", handlers)).toBe("other");
    expect(layer("shop/tools/repositories.py", handlers)).toBe("other");
    expect(layer("shop/repositories/__init__.py", handlers)).toBe("repository");
    expect(layer("shop/orders/repositories.py", { ...handlers, repositories: 1 })).toBe("repository");
    expect(layer("shop/orders/order_repositories.py", { ...handlers, querying: 1 })).toBe("repository");
    expect(layer("shop/services/package_repositories.py", handlers)).toBe("service");
    expect(layer("shop/orders/order_repository.py", handlers)).toBe("repository");
  });
});
