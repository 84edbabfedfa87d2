import type { ImportContract, LayersContract } from "../../model/import-contract.ts";

/** What a contract says against an import, in words, and what it calls the two modules; null where it allows it. */
export interface Objection {
  readonly importer: "lower" | "restricted" | "independent";
  readonly imported: "higher" | "forbidden" | "independent";
  readonly detail: string;
}

/** Whether a contract forbids one module to import another. Only the import itself is judged, not what the imported module imports. */
export function against(contract: ImportContract, from: string, to: string): Objection | null {
  const objection = objectionTo(contract, from, to);
  return objection === null || contract.ignores(from, to) ? null : objection;
}

function objectionTo(contract: ImportContract, from: string, to: string): Objection | null {
  const named = `the contract “${contract.name}” in ${contract.file}`;
  switch (contract.kind) {
    case "layers": {
      const crossed = crossedLayers(contract, from, to);
      if (crossed === null) return null;
      return { importer: "lower", imported: "higher", detail: `${named} puts \`${crossed.higher}\` above \`${crossed.lower}\`` };
    }
    case "forbidden": {
      const [source, target] = [contract.sources(from), contract.forbidden(to)];
      if (source === null || target === null || overlap(source, target)) return null;
      return { importer: "restricted", imported: "forbidden", detail: `${named} forbids \`${source}\` to import \`${target}\`` };
    }
    case "independence": {
      const [one, other] = [contract.modules(from), contract.modules(to)];
      if (one === null || other === null || overlap(one, other)) return null;
      return { importer: "independent", imported: "independent", detail: `${named} keeps \`${one}\` and \`${other}\` independent` };
    }
  }
}

/** Whether one module is the other, or lies in it. */
function overlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

function crossedLayers(contract: LayersContract, from: string, to: string): { readonly lower: string; readonly higher: string } | null {
  for (const container of contract.containers.length > 0 ? contract.containers : [""]) {
    const [lower, higher] = [from, to].map((module) => layerIn(contract, container, module));
    if (lower == null || higher == null) continue;
    if (lower.rank > higher.rank) return { lower: lower.name, higher: higher.name };
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
