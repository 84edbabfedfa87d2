import type { LayersContract } from "../../model/layers-contract.ts";

/** The layers that a contract puts two modules in, where the first one stands below the second; null where it does not. */
export function against(contract: LayersContract, from: string, to: string): { readonly lower: string; readonly higher: string } | null {
  for (const container of contract.containers.length > 0 ? contract.containers : [""]) {
    const [lower, higher] = [from, to].map((module) => layerIn(contract, container, module));
    if (lower == null || higher == null) continue;
    if (lower.rank > higher.rank && !contract.ignores(from, to)) return { lower: lower.name, higher: higher.name };
  }
  return null;
}

function layerIn(contract: LayersContract, container: string, module: string): { readonly rank: number; readonly name: string } | null {
  let best: { readonly rank: number; readonly name: string } | null = null;
  contract.layers.forEach((names, rank) => {
    for (const each of names) {
      const name = container === "" ? each : `${container}.${each}`;
      const within = module === name || module.startsWith(`${name}.`);
      if (within && (best === null || name.length > best.name.length)) best = { rank, name };
    }
  });
  return best;
}
