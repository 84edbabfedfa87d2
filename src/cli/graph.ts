import type { Structure } from "../analysis.ts";
import type { Migrations } from "../domain/alembic/index.ts";
import { callIndex } from "../flow/call-index.ts";
import { callGraph, dot, type Graph, layerGraph, mermaid, migrationGraph, modelGraph, routeGraph, svg } from "../graph/index.ts";
import { userError } from "../model/errors.ts";
import { migrationSession, structureSession } from "../session.ts";
import type { SessionRequest } from "../session-request.ts";
import { writeLines } from "./check.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";

export interface GraphOptions extends AnalysisOptions {
  readonly format: "mermaid" | "dot" | "svg" | "html";
  /** Nodes at most. */
  readonly limit?: number;
  readonly from?: string;
  readonly depth: number;
}

interface View {
  readonly wanted: (file: string) => boolean;
  readonly everything: boolean;
  readonly options: GraphOptions;
}

/** The pictures by name; each is drawn from the tables that `inspect` prints. */
const PICTURES = {
  layers: ({ layers }, { wanted, options }) => {
    return layerGraph(
      {
        modules: [...layers.modules.values()].filter(({ path }) => wanted(path)).map(({ path, layer }) => ({ file: path, layer })),
        imports: layers.imports(),
        violations: layers.edges.filter(({ at }) => wanted(at.file)),
      },
      options.limit,
    );
  },
  routes: ({ fastapi }, { wanted, options }) => routeGraph(fastapi, wanted, options.limit),
  models: ({ tables }, { wanted, options }) => modelGraph(tables().models, wanted, options.limit),
  calls: ({ program, flow }, { wanted, everything, options }) => {
    const { from = null, depth, limit } = options;
    if (from === null && everything) throw userError("name a function with --from, or files whose calls are drawn");
    return callGraph(callIndex(program, flow), { from, depth, wanted, ...(limit === undefined ? {} : { most: limit }) });
  },
} satisfies Record<string, (structure: Structure, view: View) => Graph>;

function migrationPicture(migrations: Migrations, { wanted, options }: View): Graph {
  const environments = migrations.environments();
  return migrationGraph(
    environments.filter(({ directory, revisions }) => wanted(directory) || revisions.some(({ file }) => wanted(file))),
    options.limit,
  );
}

export type PictureName = keyof typeof PICTURES | "migrations";

/** Prints a picture of the program, or of the part of it that lies in files or folders. */
export async function graph(name: PictureName, paths: readonly string[], options: GraphOptions): Promise<number> {
  const request = plainRequest(options, paths);
  const { paths: inside } = request.selection;
  const everything = inside.length === 0 || inside.some((path) => path === "" || path === ".");
  const wanted = (file: string): boolean => everything || inside.some((path) => file === path || file.startsWith(`${path}/`));
  const { picture, stored } = await made(name, request, { wanted, everything, options });
  process.stdout.write(await drawn(picture, options.format));
  writeLines(picture.nodes.length === 0 ? [`there are no ${name} to draw here`] : [], 1);
  writeLines(await stored, 30);
  return 0;
}

/** The histories of the migrations need nothing of what functions do. */
async function made(
  name: PictureName,
  request: SessionRequest,
  view: View,
): Promise<{ readonly picture: Graph; readonly stored: Promise<readonly string[]> }> {
  if (name === "migrations") {
    const { migrations, stored } = await migrationSession(request);
    return { picture: migrationPicture(migrations, view), stored };
  }
  const { structure, stored } = await structureSession(request);
  const make: (structure: Structure, view: View) => Graph = PICTURES[name];
  return { picture: make(structure, view), stored };
}

async function drawn(picture: Graph, format: GraphOptions["format"]): Promise<string> {
  switch (format) {
    case "mermaid":
      return mermaid(picture);
    case "dot":
      return dot(picture);
    case "svg":
      return svg(picture);
    case "html":
      return (await import("../report/html/picture.ts")).picturePage(picture.title, await svg(picture));
  }
}
