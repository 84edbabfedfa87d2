import type { RepoPath } from "../../../model/source.ts";
import type { Interpreter } from "./interpreter.ts";
import { Host, NONE, native, PLACEHOLDER, textOf, unknown, type Value } from "./values.ts";

/** A function of the module, perhaps: which one is not known. */
const SOME: Value = { ...unknown("a name of the module"), database: true };

/** `globals()`: the names of a module, of which one is looked up; or the module itself, `sys.modules[__name__]`, of which one is an attribute. */
export class Globals extends Host {
  readonly type = "dict";
  private readonly interp: Interpreter;
  private readonly file: RepoPath;
  private readonly isModule: boolean;

  constructor(interp: Interpreter, file: RepoPath, isModule = false) {
    super();
    this.interp = interp;
    this.file = file;
    this.isModule = isModule;
  }

  override item(key: Value): Value | undefined {
    const name = textOf(key);
    return name === null || name.includes(PLACEHOLDER) ? SOME : (this.named(name) ?? SOME);
  }

  override attr(name: string): Value | undefined {
    if (this.isModule) return this.named(name);
    if (name !== "get") {
      return undefined;
    }
    return native(name, ({ positional: [key, other] }) =>
      key === undefined || textOf(key) === null ? SOME : (this.named(textOf(key) ?? "") ?? other ?? NONE),
    );
  }

  private named(name: string): Value | undefined {
    return this.interp.modules.scopeOf(this.file, this.interp)?.get(name) ?? undefined;
  }

  override truth(): boolean | null {
    return null;
  }
}
