/** A call as Python text, printed on one line where it fits. */
export interface PyCall {
  readonly callee: string;
  readonly args: readonly PyArgument[];
}

export type PyArgument = string | PyCall | { readonly keyword: string; readonly value: string | PyCall };

const WIDTH = 100;

export function call(callee: string, ...args: readonly PyArgument[]): PyCall {
  return { callee, args };
}

export function keyword(name: string, value: string | PyCall): PyArgument {
  return { keyword: name, value };
}

/** A text as a Python literal. */
export function pyString(text: string): string {
  // JSON's escapes are Python's, but for what JSON leaves alone and Python too.
  return JSON.stringify(text);
}

/** A list of texts as a Python literal. */
export function pyList(texts: readonly string[]): string {
  return `[${texts.map(pyString).join(", ")}]`;
}

function flat(part: PyArgument): string {
  if (typeof part === "string") return part;
  if ("keyword" in part) return `${part.keyword}=${flat(part.value)}`;
  return `${part.callee}(${part.args.map(flat).join(", ")})`;
}

/** The lines of a call, without the indentation around it. */
export function pyLines(part: PyArgument, room: number = WIDTH): readonly string[] {
  const one = flat(part);
  if (typeof part === "string" || (one.length <= room && !one.includes("\n"))) return [one];
  if ("keyword" in part) {
    const [first = "", ...rest] = pyLines(part.value, room - part.keyword.length - 1);
    return [`${part.keyword}=${first}`, ...rest];
  }
  const inner = part.args.flatMap((arg) => {
    const lines = pyLines(arg, room - 5);
    return lines.map((line, i) => `    ${line}${i === lines.length - 1 ? "," : ""}`);
  });
  return [`${part.callee}(`, ...inner, ")"];
}

/** The text of a call on one line: two calls with the same text do the same. */
export function pyText(part: PyArgument): string {
  return flat(part);
}
