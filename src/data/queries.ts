/**
 * What a call to the database does. `statement` reads or writes, as its statement says; `flush` and `commit` write what is
 * pending; `connect` takes or gives back a connection.
 */
export type QueryOperation = "read" | "write" | "statement" | "flush" | "commit" | "rollback" | "connect" | "ddl";

export interface QueryFact {
  /** Public dotted name: `sqlalchemy.orm.Session.execute`. */
  readonly name: string;
  readonly operation: QueryOperation;
  /** `yes`: a round trip whenever it is called (flush and commit: when something is pending); `maybe`: depends on state. */
  readonly sql: "yes" | "maybe";
}

type Kind = Omit<QueryFact, "name">;

export interface QuerySheet {
  readonly functions: ReadonlyMap<string, Kind>;
  /** `Type.method` → what it does. */
  readonly methods: ReadonlyMap<string, Kind>;
}

/** Reads one section: `class` lines with `operation [maybe]: methods` below, and `def operation: functions`. */
export function parseQuerySheet(text: string): QuerySheet {
  const functions = new Map<string, Kind>();
  const methods = new Map<string, Kind>();
  let type = "";
  for (const line of text.split("\n")) {
    const body = line.trim();
    if (body === "") continue;
    if (body.startsWith("class ")) {
      type = body.slice(6);
      continue;
    }
    const colon = body.indexOf(": ");
    const head = body.slice(0, colon).split(" ");
    const names = body.slice(colon + 2).split(" ");
    const operation = head[0] === "def" ? head[1] : head[0];
    const kind: Kind = { operation: operation as QueryOperation, sql: head.includes("maybe") ? "maybe" : "yes" };
    for (const name of names) {
      if (head[0] === "def") functions.set(name, kind);
      else methods.set(`${type}.${name}`, kind);
    }
  }
  return { functions, methods };
}
