import type { Expr, Node } from "../model/syntax.ts";

const TOKEN = /\s*(?:([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|("[^"]*"|'[^']*')|(-?\d+)|(\.\.\.)|([.[\],|()]))/y;

/**
 * Reads the text of a quoted annotation (`"list[Order] | None"`) as an expression: names, attributes, subscripts, unions,
 * strings, numbers and lists, which is what annotations consist of. All nodes get the range of the string.
 * Undefined when the text is anything else.
 */
export function parseAnnotation(text: string, at: Node): Expr | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) return text.slice(from).trim() === "" && tokens.length > 0 ? new Reader(tokens, at).whole() : undefined;
    tokens.push(match[0].trim());
  }
  return tokens.length === 0 ? undefined : new Reader(tokens, at).whole();
}

class Reader {
  private readonly tokens: readonly string[];
  private readonly at: Node;
  private next = 0;

  constructor(tokens: readonly string[], at: Node) {
    this.tokens = tokens;
    this.at = { start: at.start, end: at.end };
  }

  whole(): Expr | undefined {
    const expression = this.alternatives(0);
    return this.next === this.tokens.length ? expression : undefined;
  }

  private take(token: string): boolean {
    if (this.tokens[this.next] !== token) return false;
    this.next++;
    return true;
  }

  private alternatives(depth: number): Expr | undefined {
    let left = this.postfix(depth);
    while (left !== undefined && this.take("|")) {
      const right = this.postfix(depth);
      left = right === undefined ? undefined : { kind: "BinOp", left, op: "|", right, ...this.at };
    }
    return left;
  }

  private postfix(depth: number): Expr | undefined {
    if (depth > 50) return undefined;
    let value = this.atom(depth);
    while (value !== undefined) {
      if (this.take(".")) {
        const attr = this.tokens[this.next++];
        if (attr === undefined || !/^[\w\u0080-\uffff]+$/.test(attr)) return undefined;
        value = { kind: "Attribute", value, attr, ...this.at };
      } else if (this.take("[")) {
        const items = this.list("]", depth + 1);
        const only = items?.[0];
        if (items === undefined || only === undefined) return undefined;
        value = { kind: "Subscript", value, slice: items.length === 1 ? only : { kind: "Tuple", elts: items, ...this.at }, ...this.at };
      } else return value;
    }
    return undefined;
  }

  private atom(depth: number): Expr | undefined {
    const token = this.tokens[this.next++];
    if (token === undefined) return undefined;
    if (token === "[" || token === "(") {
      const elts = this.list(token === "[" ? "]" : ")", depth + 1);
      if (elts === undefined) return undefined;
      return token === "(" && elts.length === 1 ? elts[0] : { kind: token === "[" ? "List" : "Tuple", elts, ...this.at };
    }
    if (token === "...") return { kind: "Constant", type: "Ellipsis", value: undefined, ...this.at };
    if (token === "None" || token === "True" || token === "False") return { kind: "Constant", type: token, value: undefined, ...this.at };
    if (token.startsWith('"') || token.startsWith("'")) return { kind: "Constant", type: "str", value: token.slice(1, -1), ...this.at };
    if (/^-?\d/.test(token)) return { kind: "Constant", type: "int", value: token, ...this.at };
    if (/^[\w\u0080-\uffff]+$/.test(token)) return { kind: "Name", id: token, ...this.at };
    return undefined;
  }

  private list(close: string, depth: number): Expr[] | undefined {
    const items: Expr[] = [];
    while (!this.take(close)) {
      const item = this.alternatives(depth);
      if (item === undefined) return undefined;
      items.push(item);
      if (!this.take(",") && this.tokens[this.next] !== close) return undefined;
    }
    return items;
  }
}
