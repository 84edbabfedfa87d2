export { type CallIndex, type CallNode, type CallsRequest, callGraph } from "./calls.ts";
export { dot } from "./dot.ts";
export type { Graph, GraphEdge, GraphNode, GraphRow, Tone } from "./graph.ts";
export { type LayerPicture, layerGraph } from "./layers.ts";
export { mermaid } from "./mermaid.ts";
export { migrationGraph } from "./migrations.ts";
export { modelGraph } from "./models.ts";
export { routeGraph } from "./routes.ts";
export { svg } from "./svg.ts";
