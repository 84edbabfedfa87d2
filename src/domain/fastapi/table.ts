import type { Static } from "../../link/constants.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import type { Type } from "../../link/types.ts";
import type { BlindSpot, Place } from "../../model/finding.ts";
import type { RepoPath } from "../../model/source.ts";
import type { CallableView } from "./callables.ts";
import type { Machine } from "./machine.ts";
import type { Arguments } from "./values.ts";

/** The session that a dependency hands out, as its annotation or body says. */
export type SessionKind = "sync" | "async" | "other";

/** What a dependency calls. */
export interface DependencyCallable {
  /** Dotted `package.module.qualname`; for an object with `__call__` the name of its class. */
  readonly name: string;
  readonly kind: "function" | "method" | "class" | "instance" | "lambda" | "external";
  /** The function that runs: for a class its `__init__`, for an object its `__call__`; null where the project has none. */
  readonly function: FunctionSymbol | null;
  readonly class: ClassSymbol | null;
  /** Whether FastAPI runs it on the event loop, decorators considered. */
  readonly onLoop: boolean;
  /** What it depends on itself. */
  readonly dependencies: readonly DependencyCallable[];
  readonly session: SessionKind;
  /** The scopes of `Security`, where they are texts. */
  readonly scopes: readonly string[];
  readonly at: Place | null;
  /** Its signature, and the object that is called. */
  readonly view: CallableView;
  readonly value: Static;
}

/** What a route was registered with. */
export interface Registration {
  readonly view: CallableView;
  /** Keywords of the application, of each router and `include_router` on the way, and of the route itself, outermost first. */
  readonly layers: readonly ReadonlyMap<string, Static>[];
  /** The application (or router that nothing includes) that serves it, and where that one is mounted. */
  readonly application: Application;
  /** The call that registers it, with its variables. */
  readonly written: Arguments["written"];
}

/** A route that an application serves. */
export interface Route {
  readonly kind: "api" | "websocket" | "plain";
  /** Sorted; empty for a web socket. */
  readonly methods: readonly string[];
  /** The full path with every prefix. */
  readonly path: string;
  /** Dotted name of the function that handles it. */
  readonly name: string;
  readonly handler: FunctionSymbol;
  /** The function that FastAPI calls: the handler, or what decorators made of it. */
  readonly endpoint: FunctionSymbol;
  /** Whether FastAPI runs it on the event loop, decorators considered. */
  readonly onLoop: boolean;
  readonly direct: readonly DependencyCallable[];
  /** All dependencies, each once, sorted by name. */
  readonly dependencies: readonly DependencyCallable[];
  readonly responseModel: string | null;
  readonly responseType: Type | null;
  readonly statusCode: number | null;
  readonly tags: readonly string[];
  /** Served only under a condition that the source does not decide, or only with other settings than the defaults. */
  readonly certainty: "always" | "conditional" | "off";
  /** Where it was registered. */
  readonly at: Place;
  /** The `include_router` and `mount` calls that lead to it, outermost first. */
  readonly chain: readonly Place[];
  readonly registration: Registration;
}

/** A route that a library adds: it has no function of the project's. */
export interface BroughtRoute
  extends Pick<Route, "methods" | "path" | "direct" | "tags" | "statusCode" | "certainty" | "at" | "chain" | "registration"> {
  readonly kind: "api";
  /** What it takes, in the words of the catalogue, and the arguments that these mean. */
  readonly takes: readonly string[];
  readonly argument: (name: string) => Static | undefined;
  /** Whether its answer is a list of its model. */
  readonly many: boolean;
}

/** Something else that an application runs. */
export interface ApplicationHook {
  readonly kind: "middleware" | "exception-handler" | "lifespan" | "startup" | "shutdown";
  readonly function: FunctionSymbol | null;
  readonly class: ClassSymbol | null;
  readonly name: string;
  readonly at: Place;
}

/** A function that runs after the response was sent. */
export interface BackgroundTask {
  readonly function: FunctionSymbol;
  /** The function that hands it over. */
  readonly from: FunctionSymbol;
  readonly at: Place;
}

/** An object made by calling `FastAPI` or a class derived from it. */
export interface Application {
  readonly at: Place;
  /** Where it is mounted; empty for one that stands for itself. */
  readonly mount: string;
  readonly keywords: ReadonlyMap<string, Static>;
}

/** What a program means to FastAPI. */
export interface FastapiTable {
  readonly applications: readonly Application[];
  readonly routes: readonly Route[];
  /** What libraries add to that; it is told as blind spots and described in documents. */
  readonly brought: readonly BroughtRoute[];
  /** The operations of others that an application's document tells of, by application. */
  readonly webhooks: ReadonlyMap<Application, readonly Route[]>;
  /** The operations of others that a route's part of a document tells of; null where some are not known. */
  callbacksOf(route: Pick<Route, "registration">): readonly Route[] | null;
  /** Routes of routers that nothing is seen to include: where they are served is not known, what they answer is. */
  readonly unlisted: readonly Route[];
  readonly hooks: readonly ApplicationHook[];
  readonly blindSpots: readonly BlindSpot[];
  readonly backgroundTasks: readonly BackgroundTask[];
  /** The routes that a function handles, also those of routers that nothing is seen to include; of a function that a decorator put around it, too. */
  routesOf(fn: FunctionSymbol): readonly Route[];
  /** The dependency that each parameter of a function is given, by the parameter's name. */
  injectedInto(fn: FunctionSymbol): ReadonlyMap<string, DependencyCallable>;
  /** What followed the program: for whoever reads signatures and keywords further. */
  readonly machine: Machine;
  /** Files that make an application. */
  readonly applicationFiles: ReadonlySet<RepoPath>;
}
