import { TOKEN } from "../parse/index.ts";
import { OPERATORS } from "./layout.ts";

/** The index in OPERATORS of an operator's token, by kind id; that of an augmented assignment is its operator's. */
export const OPERATOR_OF_KIND: Uint8Array = operatorOfKind();

function operatorOfKind(): Uint8Array {
  const indices = new Uint8Array(1 << 9);
  const tokens: Readonly<Record<string, number>> = TOKEN;
  OPERATORS.forEach((operator, index) => {
    const token = tokens[operator];
    if (token !== undefined) indices[token] = index;
    const augmented = tokens[`${operator}=`];
    if (augmented !== undefined && !OPERATORS.includes(`${operator}=`)) indices[augmented] = index;
  });
  return indices;
}
