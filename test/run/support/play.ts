import type { FactsData } from "../../../src/model/facts.ts";
import type { Analyse, MakeAnalyse } from "../../../src/run/share.ts";

/** Stands in for parser and extractor: facts that can be told from each other, and contents that do what real ones might. */
export const makePlayed: MakeAnalyse = (): Analyse => {
  let spoilt = false;
  return (bytes, hash): FactsData => {
    const text = Buffer.from(bytes).toString("utf8");
    if (text.startsWith("# exit")) process.exit(3);
    if (text.startsWith("# memory")) {
      const hoard: number[][] = [];
      for (;;) hoard.push(new Array<number>(1_000_000).fill(hoard.length));
    }
    for (let turn = 0; text.startsWith("# endless"); turn++) if (turn < 0) break;
    if (spoilt || text.startsWith("# throws")) throw new Error("nested too deeply");
    spoilt = text.startsWith("# spoils");
    return { hash, words: Int32Array.from(bytes), text, offsets: Int32Array.of(0, text.length) };
  };
};
