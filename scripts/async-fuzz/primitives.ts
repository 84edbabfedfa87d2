// What stands at the end of a chain: something that waits, as people write it.

import type { Dice } from "../oracle/index.ts";
import type { Module, Ref } from "./writer.ts";

interface Primitive {
  readonly imports: readonly string[];
  /** Put before the function. */
  readonly before?: string;
  readonly body: readonly string[];
}

const URL = "https://carrier.example.com/orders";

export const BLOCKING: Readonly<Record<string, (noun: string) => Primitive>> = {
  sleep: () => ({ imports: ["import time"], body: ["time.sleep(0.2)", 'return f"order {order_id}"'] }),
  "sleep by name": () => ({ imports: ["from time import sleep"], body: ["sleep(0.2)", "return str(order_id)"] }),
  requests: () => ({
    imports: ["import requests"],
    body: [`response = requests.get(f"${URL}/{order_id}", timeout=5)`, "return response.text"],
  }),
  "requests session": (noun) => ({
    imports: ["import requests"],
    before: `${noun}_http = requests.Session()`,
    body: [`return ${noun}_http.post("${URL}", json={"id": order_id}).text`],
  }),
  "requests with": () => ({
    imports: ["import requests"],
    body: ["with requests.Session() as http:", `    return http.get(f"${URL}/{order_id}").text`],
  }),
  httpx: () => ({ imports: ["import httpx"], body: [`return httpx.get(f"${URL}/{order_id}").text`] }),
  "httpx client": () => ({
    imports: ["import httpx"],
    body: ["with httpx.Client(timeout=3) as client:", `    return client.get(f"${URL}/{order_id}").text`],
  }),
  urllib: () => ({
    imports: ["from urllib.request import urlopen"],
    body: [`return urlopen(f"${URL}/{order_id}").read().decode()`],
  }),
  subprocess: () => ({
    imports: ["import subprocess"],
    body: ['done = subprocess.run(["label", str(order_id)], capture_output=True, text=True)', "return done.stdout"],
  }),
  "check output": () => ({
    imports: ["import subprocess"],
    body: ['return subprocess.check_output(["label", str(order_id)], text=True)'],
  }),
  resolver: () => ({ imports: ["import socket"], body: ['return socket.gethostbyname(f"node-{order_id}.example.com")'] }),
  query: () => ({
    imports: ["from sqlalchemy import text", "from SHOP.database import SessionLocal"],
    body: [
      "with SessionLocal() as session:",
      '    row = session.execute(text("select note from orders where id = :id"), {"id": order_id}).first()',
      "    return str(row)",
    ],
  }),
  get: () => ({
    imports: ["from SHOP.database import Order, SessionLocal"],
    body: ["session = SessionLocal()", "try:", "    return str(session.get(Order, order_id))", "finally:", "    session.close()"],
  }),
};

const AWAITED: readonly Primitive[] = [
  { imports: ["import asyncio"], body: ["await asyncio.sleep(0)", 'return f"order {order_id}"'] },
  {
    imports: ["import asyncio"],
    before: "",
    body: ["gate = asyncio.Event()", "gate.set()", "await gate.wait()", "return str(order_id)"],
  },
];

/** A function that does one thing that blocks, or one that awaits. */
export function primitive(dice: Dice, module: Module, shop: string, noun: string, kind: string, taken: Set<string>): Ref {
  const make = BLOCKING[kind];
  const made = make === undefined ? dice.pick(AWAITED) : make(noun);
  const async = make === undefined || dice.happens(0.2);
  for (const statement of made.imports) module.import(statement.replace("SHOP", shop));
  if (made.before !== undefined && made.before !== "") module.add(made.before);
  const [parameter, returns] = dice.happens(0.7) ? ["order_id: int", " -> str"] : ["order_id", ""];
  const body = made.body.map((line) => `    ${line}`).join("\n");
  const name = `${dice.pick(["fetch", "read", "load", "ask"])}_${noun}`;
  for (const each of [name, `${noun}_http`, `${noun}_client`]) taken.add(each);
  if (dice.happens(0.7)) {
    module.add(`${async ? "async " : ""}def ${name}(${parameter})${returns}:\n${body}`);
    return { module, name, async, value: (local) => local, call: (local, argument) => `${local}(${argument})` };
  }
  const type = `${noun[0]?.toUpperCase()}${noun.slice(1)}Client`;
  const method = body.replaceAll(/^/gm, "    ");
  module.add(`class ${type}:\n    ${async ? "async " : ""}def fetch(self, ${parameter})${returns}:\n${method}`);
  if (dice.happens(0.5)) {
    module.add(`${noun}_client = ${type}()`);
    return {
      module,
      name: `${noun}_client`,
      async,
      value: (local) => `${local}.fetch`,
      call: (local, argument) => `${local}.fetch(${argument})`,
    };
  }
  return {
    module,
    name: type,
    async,
    value: (local) => `${local}().fetch`,
    call: (local, argument) => `${local}().fetch(${argument})`,
  };
}
