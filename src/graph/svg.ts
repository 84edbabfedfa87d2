import { dot, FONT } from "./dot.ts";
import { type Graph, label } from "./graph.ts";

/** Fonts as wide as the one that the layout reckons with, and easier on the eye. */
const FAMILY = 'font-family="ui-monospace,SFMono-Regular,Menlo,DejaVu Sans Mono,Liberation Mono,Courier New,monospace"';

/**
 * Draws a graph as an SVG element that stands for itself and can be put into a page: no script, no reference to anything outside.
 * Graphviz lays it out, as WebAssembly in this process; it is loaded when the first picture is drawn.
 */
export async function svg(graph: Graph): Promise<string> {
  const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
  const graphviz = await Graphviz.load();
  const drawn = graphviz.layout(dot(graph), "svg", "dot");
  // Before the element stand a declaration and a document type that a page cannot hold.
  const element = drawn.slice(drawn.indexOf("<svg")).replace(/<!--[\s\S]*?-->\n?/g, "");
  const name = label(graph.title).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return element.replaceAll(`font-family="${FONT}"`, FAMILY).replace("<svg ", `<svg role="img" aria-label="${name}" `);
}
