// Where a chain begins: what FastAPI calls for a request.

import type { Link, Step } from "./links.ts";
import type { Ref } from "./writer.ts";

/** A step that a router serves; what it gives is not called by anybody. */
export type Entry = (step: Step, path: string) => Ref | null;

const router = (s: Step): void => {
  s.module.import("from fastapi import APIRouter");
};

/** The endpoint that asks for what a dependency gives. */
function endpoint(s: Step, path: string, parameter: string, ...body: readonly string[]): Ref {
  router(s);
  const name = s.function("show");
  s.module.import("from fastapi import Depends");
  s.add(
    `@router.get("${path}/{order_id}")`,
    `${s.dice.happens(0.6) ? "async " : ""}def ${name}(order_id: int${parameter}):`,
    ...body.map((line) => `    ${line}`),
  );
  return s.plain(name);
}

const asks = (s: Step, path: string, dependency: string): Ref => {
  if (s.dice.happens(0.5)) return endpoint(s, path, `, found=Depends(${dependency})`, 'return {"found": str(found)}');
  s.module.import("from typing import Annotated");
  s.module.import("from fastapi import Depends");
  return endpoint(s, path, `, found: Annotated[object, Depends(${dependency})]`, 'return {"found": str(found)}');
};

export const ENTRIES: Readonly<Record<string, Entry>> = {
  endpoint: (s, path) => {
    router(s);
    const name = s.function("read");
    const [imports, call] = s.callInside();
    const lines = [...imports, `return {"note": ${call}}`];
    s.add(`@router.get("${path}/{order_id}")`, `${s.a}def ${name}(order_id: int):`, ...lines.map((line) => `    ${line}`));
    return s.plain(name);
  },
  "async endpoint": (s, path) => {
    router(s);
    const name = s.function("get");
    s.add(`@router.get("${path}/{order_id}")`, `async def ${name}(order_id: int):`, `    found = ${s.call()}`, "    return found");
    return s.plain(name);
  },
  dependency: (s, path) => {
    const name = s.function("current");
    s.add(`${s.a}def ${name}(order_id: int)${s.r}:`, `    return ${s.call()}`);
    return asks(s, path, name);
  },
  "sub-dependency": (s, path) => {
    const [inner, outer] = [s.function("base"), s.function("current")];
    s.module.import("from fastapi import Depends");
    s.add(`${s.a}def ${inner}(order_id: int)${s.r}:`, `    return ${s.call()}`);
    s.add(`${s.dice.happens(0.5) ? "async " : ""}def ${outer}(found=Depends(${inner})):`, "    return found");
    return asks(s, path, outer);
  },
  "yield dependency": (s, path) => {
    const name = s.function("open");
    const body = s.dice.happens(0.5)
      ? [`    found = ${s.call()}`, "    yield found"]
      : ["    try:", '        yield "open"', "    finally:", `        ${s.call()}`];
    s.add(`${s.a}def ${name}(order_id: int):`, ...body);
    return asks(s, path, name);
  },
  "class as dependency": (s, path) => {
    if (s.next.async) return null;
    const type = s.class("Params");
    s.add(`class ${type}:`, "    def __init__(self, order_id: int):", `        self.note = ${s.call()}`);
    return asks(s, path, type);
  },
  "object as dependency": (s, path) => {
    const [type, name] = [s.class("Checker"), s.fresh(`check_${s.noun}`)];
    s.add(`class ${type}:`, `    ${s.a}def __call__(self, order_id: int):`, `        return ${s.call()}`);
    s.add(`${name} = ${type}()`);
    return asks(s, path, name);
  },
  "injected service": (s, path) => {
    const [type, get, name] = [s.class("Services"), s.function("services"), s.function("find")];
    router(s);
    s.module.import("from fastapi import Depends");
    s.add(`class ${type}:`, `    ${s.a}def load(self, ${s.p})${s.r}:`, `        return ${s.call()}`);
    s.add(`def ${get}()${s.dice.happens(0.5) ? ` -> ${type}` : ""}:`, `    return ${type}()`);
    const annotation = s.dice.happens(0.6) ? `: ${type}` : "";
    const async = s.async || s.dice.happens(0.6);
    s.add(
      `@router.get("${path}/{order_id}")`,
      `${async ? "async " : ""}def ${name}(order_id: int, services${annotation} = Depends(${s.dice.happens(0.3) && annotation !== "" ? "" : get})):`,
      `    return ${s.async ? "await " : ""}services.load(order_id)`,
    );
    return s.plain(name);
  },
  "dependency of the route": (s, path) => {
    const [check, name] = [s.function("require"), s.function("see")];
    router(s);
    s.module.import("from fastapi import Depends");
    s.add(`${s.a}def ${check}(order_id: int)${s.r}:`, `    return ${s.call()}`);
    s.add(
      `@router.get("${path}/{order_id}", dependencies=[Depends(${check})])`,
      `${s.dice.happens(0.5) ? "async " : ""}def ${name}(order_id: int):`,
      "    return order_id",
    );
    return s.plain(name);
  },
  "background task": (s, path) => {
    const [task, name] = [s.function("remember"), s.function("order")];
    router(s);
    s.module.import("from fastapi import BackgroundTasks");
    s.add(`${s.a}def ${task}(order_id: int) -> None:`, `    ${s.call()}`);
    s.add(
      `@router.get("${path}/{order_id}")`,
      `${s.dice.happens(0.6) ? "async " : ""}def ${name}(order_id: int, tasks: BackgroundTasks):`,
      `    tasks.add_task(${task}, order_id)`,
      "    return order_id",
    );
    return s.plain(name);
  },
  websocket: (s, path) => {
    const name = s.function("talk");
    router(s);
    s.module.import("from fastapi import WebSocket");
    s.add(
      `@router.websocket("/ws${path}/{order_id}")`,
      `async def ${name}(websocket: WebSocket, order_id: int):`,
      "    await websocket.accept()",
      "    await websocket.receive_text()",
      `    found = ${s.call()}`,
      "    await websocket.send_text(str(found))",
      "    await websocket.close()",
    );
    return s.plain(name);
  },
  stream: (s, path) => {
    const [source, name] = [s.function("lines"), s.function("export")];
    router(s);
    s.module.import("from fastapi.responses import StreamingResponse");
    s.add(`${s.a}def ${source}(${s.p}):`, `    yield str(${s.call()})`);
    s.add(
      `@router.get("${path}/{order_id}")`,
      `${s.dice.happens(0.6) ? "async " : ""}def ${name}(order_id: int):`,
      `    return StreamingResponse(${source}(order_id), media_type="text/plain")`,
    );
    return s.plain(name);
  },
};

/** Entries that stand in the main module: `app` is there. */
export const HOOKS: Readonly<Record<string, Entry>> = {
  middleware: (s, path) => {
    const name = s.function("watch");
    s.add(
      '@app.middleware("http")',
      `async def ${name}(request, call_next):`,
      `    if request.url.path.startswith("${path}"):`,
      `        ${s.call("7")}`,
      "    return await call_next(request)",
    );
    return s.plain(name);
  },
  "middleware class": (s, path) => {
    const type = s.class("Middleware");
    s.module.import("from starlette.middleware.base import BaseHTTPMiddleware");
    s.add(
      `class ${type}(BaseHTTPMiddleware):`,
      "    async def dispatch(self, request, call_next):",
      "        response = await call_next(request)",
      `        if request.url.path.startswith("${path}"):`,
      `            ${s.call("7")}`,
      "        return response",
    );
    s.add(`app.add_middleware(${type})`);
    return s.plain(type);
  },
  "pure middleware": (s, path) => {
    const type = s.class("Gate");
    s.add(
      `class ${type}:`,
      "    def __init__(self, app):",
      "        self.app = app",
      "",
      "    async def __call__(self, scope, receive, send):",
      `        if scope["type"] == "http" and scope["path"].startswith("${path}"):`,
      `            ${s.call("7")}`,
      "        await self.app(scope, receive, send)",
    );
    s.add(`app.add_middleware(${type})`);
    return s.plain(type);
  },
  "exception handler": (s, path) => {
    const [error, handler, name] = [s.class("Error"), s.function("on_error_of"), s.function("fail")];
    s.module.import("from fastapi.responses import JSONResponse");
    s.add(`class ${error}(Exception):`, "    pass");
    s.add(
      `@app.exception_handler(${error})`,
      `${s.a}def ${handler}(request, error):`,
      `    return JSONResponse({"found": str(${s.call("7")})})`,
    );
    s.add(`@app.get("${path}/{order_id}")`, `async def ${name}(order_id: int):`, `    raise ${error}()`);
    return s.plain(name);
  },
};

export type Links = Readonly<Record<string, Link>>;
