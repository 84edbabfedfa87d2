import { connect, type Socket } from "node:net";
import type { Place } from "./place.ts";
import { codeOf } from "./place.ts";
import { type Answer, type Ask, hear, isMessage, PROTOCOL, type Status, send, type ToServer } from "./protocol.ts";

/** Milliseconds: a server that is alive says so every second, whatever it is doing. */
const PATIENCE = 10_000;
/** Between two looks for a server that is starting. */
const LOOK = 10;
/** The report of a large project as JSON has some ten million characters. */
const MOST_CHARACTERS = 400_000_000;

/** Why there is no answer, in words. */
export class NoServerError extends Error {}

/** A server that was just started, as its parent sees it. */
export interface Starting {
  /** Why it ended; null while it runs. */
  readonly ended: () => string | null;
}

export interface Asking {
  readonly place: Place;
  /** Of the tool; a server of another one is told to end. */
  readonly version: string;
  readonly start: () => Starting;
}

/** A connection to a server that has said what it is. */
interface Line {
  readonly version: string;
  readonly pid: number;
  /** The next message; rejects with a NoServerError where the line ends, or nothing comes. */
  next(): Promise<{ readonly type: string }>;
  say(message: ToServer): void;
  close(): void;
}

/** Has a command run by the server, which is started where none runs. Throws a NoServerError. */
export async function askServer(ask: Ask, asking: Asking): Promise<Answer> {
  const line = await lineTo(asking);
  try {
    line.say({ type: "run", ask });
    for (;;) {
      const message = await line.next();
      if (message.type === "alive") continue;
      if (message.type === "answer" || message.type === "own" || message.type === "failed") return message as Answer;
      throw new NoServerError(`it said ${JSON.stringify(message.type)}`);
    }
  } finally {
    line.close();
  }
}

/** Sees to it that a server of this version runs. Its process id, and whether it was there already. Throws a NoServerError. */
export async function startServer(asking: Asking): Promise<{ readonly pid: number; readonly started: boolean }> {
  let started = false;
  const line = await lineTo({
    ...asking,
    start: () => {
      started = true;
      return asking.start();
    },
  });
  line.close();
  return { pid: line.pid, started };
}

/** What a server says of itself; null where none runs. Throws a NoServerError. */
export async function serverStatus(place: Place): Promise<Status | null> {
  let line: Line | null = null;
  try {
    line = await open(place);
    line?.say({ type: "status" });
    return line === null ? null : ((await line.next()) as Status);
  } catch (error) {
    // One that ends while it is asked is none.
    if (error instanceof Gone) return null;
    throw error;
  } finally {
    line?.close();
  }
}

/** Tells a server of any version to end, and waits until it has. Its process id; null where none runs. Throws a NoServerError. */
export async function stopServer(place: Place): Promise<number | null> {
  const line = await open(place);
  if (line === null) return null;
  await end(line);
  return line.pid;
}

async function lineTo({ place, version, start }: Asking): Promise<Line> {
  const found = await open(place);
  if (found !== null && found.version === version) return found;
  if (found !== null) await end(found);
  const starting = start();
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const line = await open(place);
    if (line !== null) {
      if (line.version === version) return line;
      line.close();
      throw new NoServerError("one of another version took its place");
    }
    const why = starting.ended();
    if (why !== null) throw new NoServerError(`it ended when it was started: ${why}`);
    if (performance.now() > deadline) throw new NoServerError("it does not start");
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
}

async function end(line: Line): Promise<void> {
  line.say({ type: "stop" });
  try {
    for (;;) await line.next();
  } catch (error) {
    if (error instanceof Silent) throw error;
  } finally {
    line.close();
  }
}

/** It was there, and has ended. */
class Gone extends NoServerError {}

/** It is there, and says nothing. */
class Silent extends NoServerError {}

/** A connection; null where nobody listens. Protocol and version are one to those who compare them. */
async function open(place: Place): Promise<Line | null> {
  const socket = await connected(place.socket);
  if (socket === null) return null;
  const line = lineOver(socket);
  try {
    const hello = await line.next();
    if (hello.type !== "hello" || !("version" in hello) || !("protocol" in hello) || !("pid" in hello)) {
      throw new NoServerError("what answers is none of this tool");
    }
    return { ...line, version: hello.protocol === PROTOCOL ? String(hello.version) : "", pid: Number(hello.pid) };
  } catch (error) {
    line.close();
    throw error;
  }
}

function connected(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.removeAllListeners("error");
      resolve(socket);
    });
    socket.once("error", (error) => {
      const code = codeOf(error);
      // No socket, or one that a server left behind.
      if (code === "ENOENT" || code === "ECONNREFUSED") resolve(null);
      else reject(new NoServerError(`it cannot be reached (${code})`));
    });
  });
}

function lineOver(socket: Socket): Omit<Line, "version" | "pid"> {
  const come: { readonly type: string }[] = [];
  let over: NoServerError | null = null;
  let wake: () => void = () => {};
  const ends = (why: string): void => {
    over ??= new Gone(why);
    wake();
  };
  hear(socket, MOST_CHARACTERS, (message) => {
    if (!isMessage(message)) return void socket.destroy(new Error("the message is none of this tool"));
    come.push(message);
    wake();
  });
  socket.on("error", (error) => ends(`the connection failed: ${error.message}`));
  socket.on("close", () => ends("it ended in the middle"));
  return {
    async next() {
      const silent = setTimeout(() => {
        over ??= new Silent("it does not answer");
        wake();
      }, PATIENCE);
      try {
        for (;;) {
          const message = come.shift();
          if (message !== undefined) return message;
          if (over !== null) throw over;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        clearTimeout(silent);
      }
    },
    say: (message) => send(socket, message),
    close: () => socket.destroy(),
  };
}
