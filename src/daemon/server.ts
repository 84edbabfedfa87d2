import { linkSync, renameSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { openLog } from "./log.ts";
import { type Place, statOf } from "./place.ts";
import { type Answer, type Ask, hear, isMessage, PROTOCOL, type Status, send, type ToServer } from "./protocol.ts";
import { RootThread } from "./thread.ts";

export interface ServerOptions {
  readonly place: Place;
  readonly version: string;
  /** Minutes without a request after which it ends. */
  readonly idle: number;
  /** The root that a command is about; null for one that its client has to run. */
  readonly rootOf: (ask: Ask) => Promise<string | null>;
  /** The script that answers commands over one root. */
  readonly thread: URL;
}

/** A command line is small, and so are an agent's words about an edit, with the whole text of a file in them. */
const MOST_CHARACTERS = 100_000_000;
/** A large project takes half a gigabyte: more roots at once than this take turns. */
const MOST_ROOTS = 4;
/** Milliseconds. */
const ALIVE = 1000;
const LOOK = 5000;
const MINUTE = 60_000;

interface Root {
  readonly thread: RootThread;
  readonly timer: NodeJS.Timeout;
  used: number;
}

/** Runs commands for clients of one user until it is told to end, nobody asks any more, or another one has taken its place. */
export class CommandServer {
  readonly #options: ServerOptions;
  readonly #roots = new Map<string, Root>();
  readonly #started = performance.now();
  readonly #log: (line: string) => void;
  readonly #server: Server;
  readonly #clients = new Set<Socket>();
  /** Of the socket, which another server may replace. */
  #inode: number | null = null;
  #timer: NodeJS.Timeout;
  readonly #look: NodeJS.Timeout;
  #stopped = false;
  /** Requests that are not answered yet. */
  #open = 0;
  #over: () => void = () => {};

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#log = openLog(options.place.log);
    this.#server = createServer((socket) => this.#serve(socket));
    this.#timer = this.#endLater();
    this.#look = setInterval(() => this.#endIfReplaced(), LOOK);
  }

  /** Resolves when it has ended, at once where another one listens already. Rejects where it cannot listen. */
  async listen(): Promise<void> {
    const over = new Promise<void>((resolve) => {
      this.#over = resolve;
    });
    if (await this.#takePlace()) this.#log(`process ${process.pid} listens at ${this.#options.place.socket}`);
    else this.stop("another one listens");
    await over;
  }

  /** Whether nobody else had it. */
  async #takePlace(): Promise<boolean> {
    const { socket } = this.#options.place;
    const pipe = process.platform === "win32";
    // Under a name of its own first: the common one leads from the beginning to a server that listens.
    const own = pipe ? socket : `${socket}.${process.pid}`;
    if (!pipe) rmSync(own, { force: true });
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(own, resolve);
    });
    if (pipe) return true;
    const inode = statOf(own)?.ino ?? null;
    try {
      linkSync(own, socket);
    } catch {
      // Taken, it may be by one that died; or the disk knows no second names.
      if (await isAlive(socket)) return false;
      renameSync(own, socket);
    }
    this.#inode = inode;
    rmSync(own, { force: true });
    return true;
  }

  /** Ends everything; clients that wait run their commands by themselves. */
  stop(reason: string): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#log(`ends: ${reason}`);
    clearTimeout(this.#timer);
    clearInterval(this.#look);
    for (const { thread, timer } of this.#roots.values()) {
      clearTimeout(timer);
      thread.end(reason);
    }
    this.#roots.clear();
    if (this.#isOurs()) rmSync(this.#options.place.socket, { force: true });
    this.#server.close();
    // What was said to clients goes out first.
    setImmediate(() => {
      for (const client of this.#clients) client.destroySoon();
      this.#over();
    });
  }

  /** Nobody can reach it any more. */
  #endIfReplaced(): void {
    if (this.#inode !== null && this.#clients.size === 0 && !this.#isOurs()) this.stop("its socket is gone, or another server's");
  }

  #isOurs(): boolean {
    return this.#inode !== null && statOf(this.#options.place.socket)?.ino === this.#inode;
  }

  #serve(socket: Socket): void {
    this.#clients.add(socket);
    socket.on("close", () => {
      this.#clients.delete(socket);
      this.#endIfReplaced();
    });
    // A client that goes away is no concern of others.
    socket.on("error", () => {});
    send(socket, { type: "hello", protocol: PROTOCOL, version: this.#options.version, pid: process.pid });
    hear(socket, MOST_CHARACTERS, (message) => {
      if (!isMessage(message)) return void socket.destroy();
      const { type } = message as ToServer;
      if (type === "stop") this.stop("told to");
      else if (type === "status") send(socket, this.#status());
      else if (type === "run") void this.#run(socket, (message as Extract<ToServer, { readonly type: "run" }>).ask);
    });
  }

  async #run(socket: Socket, ask: Ask): Promise<void> {
    this.#open++;
    const alive = setInterval(() => send(socket, { type: "alive" }), ALIVE);
    let answer: Answer;
    try {
      const root = await this.#options.rootOf(ask);
      answer = root === null ? { type: "own" } : await this.#threadOf(root).run(ask, () => !socket.destroyed);
      if (answer.type === "failed") this.#log(`${root}: ${answer.reason}`);
    } catch (error) {
      answer = { type: "failed", reason: String(error) };
      this.#log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    clearInterval(alive);
    this.#open--;
    if (!socket.destroyed) send(socket, answer);
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = this.#endLater();
  }

  #threadOf(root: string): RootThread {
    const known = this.#roots.get(root);
    if (known !== undefined) {
      known.used = performance.now();
      known.timer.refresh();
      return known.thread;
    }
    const least = [...this.#roots].filter(([, { thread }]) => !thread.busy).sort(([, a], [, b]) => a.used - b.used)[0];
    if (this.#roots.size >= MOST_ROOTS && least !== undefined) this.#letGo(least[0]);
    const thread = new RootThread(this.#options.thread);
    const timer = setTimeout(() => (thread.busy ? timer.refresh() : this.#letGo(root)), this.#options.idle * MINUTE);
    this.#roots.set(root, { thread, timer, used: performance.now() });
    return thread;
  }

  #letGo(root: string): void {
    const held = this.#roots.get(root);
    this.#roots.delete(root);
    clearTimeout(held?.timer);
    held?.thread.end("it was let go");
  }

  #endLater(): NodeJS.Timeout {
    return setTimeout(() => {
      if (this.#open > 0) this.#timer = this.#endLater();
      else this.stop("nobody asked");
    }, this.#options.idle * MINUTE);
  }

  #status(): Status {
    const now = performance.now();
    return {
      type: "status",
      pid: process.pid,
      age: Math.round((now - this.#started) / 1000),
      idle: this.#options.idle,
      memory: process.memoryUsage().rss,
      roots: [...this.#roots]
        .map(([root, { thread, used }]) => ({ root, ...thread.figures, idle: Math.round((now - used) / 1000) }))
        .sort((a, b) => (a.root < b.root ? -1 : 1)),
    };
  }
}

function isAlive(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const done = (alive: boolean): void => {
      socket.destroy();
      resolve(alive);
    };
    socket.on("connect", () => done(true));
    socket.on("error", () => done(false));
  });
}
