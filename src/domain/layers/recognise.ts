import type { RepoPath } from "../../model/source.ts";
import type { Layer } from "../../model/subjects.ts";

/** What a module holds, as far as layers show in it. */
export interface ModuleEvidence {
  readonly path: RepoPath;
  /** Functions registered as endpoints. */
  readonly endpoints: number;
  /** Of these, how many a function or method makes when it is called: a factory of routers. */
  readonly nestedEndpoints: number;
  /** Of these, how many another file registers: nothing in this one has to do with routes. */
  readonly lentEndpoints: number;
  /** Mapped classes, other Pydantic classes. */
  readonly models: number;
  readonly schemas: number;
  /** Other classes, and functions of the module itself. */
  readonly plain: number;
  readonly functions: number;
  /** Of the other classes, those that only name values: enumerations and exceptions. */
  readonly vocabulary: number;
  /** Functions of the module and methods of its classes. */
  readonly callables: number;
  /** Other classes that say by their name what they are: `OrderService`, `OrderRepository`. */
  readonly services: number;
  readonly repositories: number;
  /** Functions and methods that execute a statement themselves. */
  readonly querying: number;
  /** The folder above the sources, which imports do not name: `services` of `services/shop/tasks.py`, whose module is `shop.tasks`. */
  readonly above?: string;
  /** Creates the application: a composition root, which may import everything. */
  readonly composes: boolean;
}

/** The layer of one module and why. */
export interface RecognisedLayer {
  readonly path: RepoPath;
  readonly layer: Layer;
  readonly evidence: string;
  /** What else it holds, of other layers. */
  readonly besides: readonly string[];
  /** `configured`, `content`, `folder`, or `none`. */
  readonly by: "configured" | "content" | "folder" | "none";
}

/** What a module holds of layers other than its own: functions and classes are judged by what they are, not by their file alone. */
function heldBesides(evidence: ModuleEvidence, layer: Layer): readonly string[] {
  const kinds: readonly (readonly [Layer, number, string, string])[] = [
    ["route", evidence.endpoints, "endpoint", "endpoints"],
    ["service", evidence.services, "class named Service", "classes named Service"],
    ["repository", evidence.repositories, "class named Repository", "classes named Repository"],
    ["model", evidence.models, "mapped class", "mapped classes"],
    ["schema", evidence.schemas, "schema", "schemas"],
    ["repository", evidence.querying, "function that executes statements", "functions that execute statements"],
  ];
  return kinds.filter(([own, count]) => count > 0 && own !== layer).map(([, count, one, many]) => counted(count, one, many));
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

const FOLDERS: readonly (readonly [Layer, RegExp])[] = [
  ["route", /^(api|apis|route|routes|router|routers|endpoint|endpoints|handlers|views|web|rest)$/],
  ["controller", /^(controller|controllers)$/],
  ["service", /^(service|services|usecase|usecases|use_cases|managers?|logic|business)$/],
  ["repository", /^(repository|repositories|repo|repos|crud|cruds|dao|daos|data_access|stores?)$/],
  ["model", /^(model|models|entities|orm|tables|db_models)$/],
  ["schema", /^(schema|schemas|dto|dtos|serializers|contracts)$/],
  ["core", /^(core|config|settings|common|utils|lib|db|database)$/],
];

/**
 * Names the layer that a path suggests: an unmistakable name or suffix of the file's name (`service`, `order_service`), else its folders
 * from the inside out, else the file's name. A folder wins over other names: `services/repos.py` may be about version control, and
 * without anything that stores rows `package_repositories.py` is about what it says.
 */
function layerByFolder(path: string, above: string, storesRows: boolean): { readonly layer: Layer; readonly name: string } | undefined {
  const inPackage = path.replace(/\/__init__\.py$/, "");
  // What lies above the sources says what the project is to others.
  const below = above !== "" && inPackage.startsWith(`${above}/`) ? inPackage.slice(above.length + 1) : inPackage;
  const segments = below.replace(/\.py$/, "").split("/");
  const stem = segments.pop() ?? "";
  const last = stem.slice(stem.lastIndexOf("_") + 1);
  const isSubject = !storesRows && inPackage === path && MANY_STORES.test(last);
  // A package called `billing_service` is an application, or a part of it, with all its layers.
  if (!isSubject && inPackage === path && (stem.includes("_") ? SUFFIX.test(last) : UNMISTAKABLE.test(stem))) return named(last, stem);
  for (const segment of segments.reverse()) {
    // What lies above the sources is a project: one of several that a folder `services` holds.
    if (segment === "src" || segment === "app") break;
    const found = named(segment, segment);
    if (found !== undefined) return found;
    // Functions by subject; a folder of bounded contexts holds folders.
    if (segment === "contexts" && inPackage.split("/").at(-2) === segment) return { layer: "service", name: segment };
  }
  return isSubject ? undefined : named(stem, stem);
}

/** What a file of several is called: code that stores rows, or what version controls, package managers and museums have. */
const MANY_STORES = /^(repositories|repos)$/;
/** File names that say what a file is wherever it lies: `tables/service.py`. */
const UNMISTAKABLE = /^(services?|crud|dao|controllers?)$/;
const SUFFIX = /^(routes?|routers?|controllers?|services?|repository|repositories|repo|crud|dao|schemas?)$/;

function named(segment: string, name: string): { readonly layer: Layer; readonly name: string } | undefined {
  for (const [layer, pattern] of FOLDERS) if (pattern.test(segment)) return { layer, name };
  return undefined;
}

/** A router made inside one function of many, or one function of many that another file serves: the module is about something else. */
function incidental({ endpoints, nestedEndpoints, lentEndpoints, callables }: ModuleEvidence): boolean {
  return endpoints === nestedEndpoints + lentEndpoints && endpoints * 4 < callables;
}

/** What a queue, a clock or a shell starts calls services as a route does, whatever it queries. */
const JOBS =
  /(?:^|\/)(jobs?|workers?|(?:\w+_)?tasks?|background(?:_\w+)?|celery|cron|crons|schedulers?|consumers?|commands?|management|scripts?|cli)(?:\/|\.py$)/;

/** What starts the application and stops it puts its parts together: it may import everything, as what creates the application may. */
const WIRING = /(?:^|\/)(lifespans?|startup|bootstrap)(?:\/|\.py$)/;

/** `services/startup.py` with a `StartupService`, `repositories/startup.py`: young companies are what it is about. */
function isAboutStartups({ path, repositories, services }: ModuleEvidence, folder: Layer | undefined): boolean {
  if (folder === undefined || !/\/(startup|bootstrap|lifespan)\.py$/.test(path)) return false;
  return folder === "repository" || repositories + services > 0;
}

/** Functions that execute statements beyond which a module is about them. */
const MANY_QUERIES = 3;

/** Recognises a module's layer: configuration, then what the code does, then its folder. */
export function recogniseLayer(evidence: ModuleEvidence, configured: Layer | undefined): RecognisedLayer {
  const { path, layer, evidence: seen, by } = recognise(evidence, configured);
  return { path, layer, evidence: seen, besides: heldBesides(evidence, layer), by };
}

function recognise(evidence: ModuleEvidence, configured: Layer | undefined): Omit<RecognisedLayer, "besides"> {
  const { path } = evidence;
  if (configured !== undefined) return { path, layer: configured, evidence: "configuration", by: "configured" };
  if (evidence.composes) return { path, layer: "other", evidence: "creates the application", by: "content" };
  if (evidence.endpoints > 0 && !incidental(evidence))
    return { path, layer: "route", evidence: counted(evidence.endpoints, "endpoint", "endpoints"), by: "content" };
  const folder = layerByFolder(path, evidence.above ?? "", evidence.repositories + evidence.querying > 0);
  const wiring = evidence.models + evidence.schemas === 0 && !isAboutStartups(evidence, folder?.layer) ? WIRING.exec(path)?.[1] : undefined;
  if (wiring !== undefined) return { path, layer: "other", evidence: `named ${wiring}: puts the application together`, by: "folder" };
  const queries = evidence.querying > 0 && evidence.querying >= evidence.callables / 2;
  const mapped = evidence.models > 0 && evidence.models >= evidence.schemas;
  if (mapped && evidence.querying <= evidence.models * 3)
    return { path, layer: "model", evidence: counted(evidence.models, "mapped class", "mapped classes"), by: "content" };
  if (evidence.schemas > 0 && evidence.querying === 0 && evidence.schemas >= evidence.plain - evidence.vocabulary + evidence.functions)
    return { path, layer: "schema", evidence: counted(evidence.schemas, "schema", "schemas"), by: "content" };
  if (evidence.vocabulary === evidence.plain && evidence.functions === 0 && evidence.models + evidence.schemas === 0) {
    if (evidence.vocabulary > 0) return { path, layer: "other", evidence: "nothing but enumerations and exceptions", by: "content" };
    // A package's own file says nothing either, and stands for the package.
    if (!path.endsWith("__init__.py")) return { path, layer: "other", evidence: "nothing but constants", by: "content" };
  }
  // A folder for the database holds engine and sessions, or all the queries, with helpers beside them.
  if (
    evidence.querying >= MANY_QUERIES &&
    evidence.querying * 3 >= evidence.callables &&
    folder !== undefined &&
    /^(db|database)$/.test(folder.name)
  )
    return {
      path,
      layer: "repository",
      evidence: counted(evidence.querying, "function executes statements", "functions execute statements"),
      by: "content",
    };
  if (folder !== undefined && folder.layer !== "model" && folder.layer !== "route")
    return { path, layer: folder.layer, evidence: `named ${folder.name}`, by: "folder" };
  if (evidence.services > 0 && evidence.services > evidence.repositories && evidence.services * 2 >= evidence.plain)
    return { path, layer: "service", evidence: counted(evidence.services, "class named Service", "classes named Service"), by: "content" };
  const job = JOBS.exec(path)?.[1];
  if (job !== undefined && folder === undefined)
    return { path, layer: "other", evidence: `named ${job}: an entrance beside the routes`, by: "folder" };
  if (evidence.repositories > 0 && evidence.repositories * 2 >= evidence.plain - evidence.vocabulary)
    return {
      path,
      layer: "repository",
      evidence: counted(evidence.repositories, "class named Repository", "classes named Repository"),
      by: "content",
    };
  if (queries && folder?.layer !== "route")
    return {
      path,
      layer: "repository",
      evidence: counted(evidence.querying, "function executes statements", "functions execute statements"),
      by: "content",
    };
  // A folder called `models` without a mapped class, or `api` without an endpoint, says little about what lies in it.
  return {
    path,
    layer: "other",
    evidence: folder === undefined ? "no sign" : `named ${folder.name}, but nothing in it is one`,
    by: "none",
  };
}
