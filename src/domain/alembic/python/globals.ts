import type { RepoPath } from "../../../model/source.ts";
import type { Interpreter } from "./interpreter.ts";
import { Host, NONE, native, textOf, unknown, type Value } from "./values.ts";

/** `globals()`: the names of a module, of which one is looked up. */
export class Globals extends Host {
  readonly type = "dict";
  private readonly interp: Interpreter;
  private readonly file: RepoPath;

  constructor(interp: Interpreter, file: RepoPath) {
    super();
    this.interp = interp;
    this.file = file;
  }

  override item(key: Value): Value | undefined {
    const name = textOf(key);
    return name === null ? undefined : (this.interp.modules.scopeOf(this.file, this.interp)?.get(name) ?? undefined);
  }

  override attr(name: string): Value | undefined {
    if (name !== "get") {
      return undefined;
    }
    return native(name, ({ positional: [key, other] }) =>
      key === undefined || textOf(key) === null ? unknown("a name of the module") : (this.item(key) ?? other ?? NONE),
    );
  }

  override truth(): boolean | null {
    return null;
  }
}
