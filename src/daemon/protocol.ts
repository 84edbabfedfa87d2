import type { Socket } from "node:net";

/** Of the messages below. `Hello` and `stop` are the same in every protocol, so that any two releases can part. */
export const PROTOCOL = 1;

/** What a server says first. */
export interface Hello {
  readonly type: "hello";
  readonly protocol: number;
  /** Of the tool: a digest of all that decides a result. */
  readonly version: string;
  readonly pid: number;
}

/** A command as it was given, with all of its surroundings that it may depend on. */
export interface Ask {
  readonly args: readonly string[];
  /** The working directory. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Standard output is a terminal. */
  readonly terminal: boolean;
  /** What stood on standard input; null where the command does not read it. */
  readonly input: string | null;
}

/** What a command does besides thinking, in order. The client does it, so that a server that dies has done nothing by half. */
export type Effect =
  | { readonly kind: "ending"; readonly status: number }
  | { readonly kind: "print"; readonly text: string }
  | { readonly kind: "warn"; readonly text: string }
  | { readonly kind: "write"; readonly path: string; readonly text: string }
  | { readonly kind: "record"; readonly folder: string; readonly record: unknown };

/** What became of a command: `own` is one that the client has to run by itself. */
export type Answer =
  | { readonly type: "answer"; readonly effects: readonly Effect[]; readonly status: number }
  | { readonly type: "own" }
  | { readonly type: "failed"; readonly reason: string };

/** A root that a server holds. */
export interface HeldRoot {
  readonly root: string;
  readonly requests: number;
  /** Milliseconds that the last requests took, newest first. */
  readonly last: readonly number[];
  /** Seconds since the last request. */
  readonly idle: number;
  /** Bytes of its objects after the last request. */
  readonly heap: number;
}

export interface Status {
  readonly type: "status";
  readonly pid: number;
  /** Seconds since it was started. */
  readonly age: number;
  /** Minutes without a request after which it ends. */
  readonly idle: number;
  /** Bytes of memory that the process holds. */
  readonly memory: number;
  readonly roots: readonly HeldRoot[];
}

export type ToServer = { readonly type: "run"; readonly ask: Ask } | { readonly type: "status" } | { readonly type: "stop" };

/** `alive` comes every second while a request is open. */
export type FromServer = Hello | Answer | Status | { readonly type: "alive" };

/** A line of JSON. */
export function send(socket: Socket, message: ToServer | FromServer): void {
  socket.write(`${JSON.stringify(message)}\n`);
}

/** Hears lines of JSON; a line that is none, or longer than `most` characters, ends the connection with an error. */
export function hear(socket: Socket, most: number, on: (message: unknown) => void): void {
  let parts: string[] = [];
  let length = 0;
  socket.setEncoding("utf8");
  socket.on("data", (chunk: string) => {
    const lines = chunk.split("\n");
    for (const [index, line] of lines.entries()) {
      parts.push(line);
      length += line.length;
      if (length > most) return void socket.destroy(new Error("the message is too long"));
      if (index === lines.length - 1) return;
      const text = parts.join("");
      parts = [];
      length = 0;
      let message: unknown;
      try {
        message = JSON.parse(text);
      } catch {
        return void socket.destroy(new Error("the message is no JSON"));
      }
      on(message);
    }
  });
}

/** Whether a value that came over a connection is a message of a type. */
export function isMessage(value: unknown): value is { readonly type: string } {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
