import { type AliasSheet, parseAliases, resolveAlias } from "./aliases.ts";
import { BLOCKING } from "./blocking.ts";
import { type BlockingSheet, type BlockingType, parseBlockingSheet } from "./blocking-sheet.ts";
import { STUBS } from "./libraries.ts";
import { parseQuerySheet, type QuerySheet } from "./queries.ts";
import { section, type Table } from "./sections.ts";
import { type ClassSheet, parseSheet, type Sheet } from "./sheet.ts";
import { ALIASES } from "./tables/aliases.ts";
import { QUERIES } from "./tables/queries.ts";

/** The first segment of a dotted name: the library it belongs to. */
export function root(name: string): string {
  const dot = name.indexOf(".");
  return dot < 0 ? name : name.slice(0, dot);
}

/** `a.b.c` → `a.b` and `c`; undefined for a name without a dot. */
export function splitLast(name: string): { readonly owner: string; readonly last: string } | undefined {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? undefined : { owner: name.slice(0, dot), last: name.slice(dot + 1) };
}

/** One kind of sheet for every library, each read when its first name is looked up. */
class Sheets<T> {
  private readonly read = new Map<string, T | null>();
  private readonly table: Table;
  private readonly parse: (text: string) => T;

  constructor(table: Table, parse: (text: string) => T) {
    this.table = table;
    this.parse = parse;
  }

  /** The sheet of the library that the name belongs to. */
  of(name: string): T | null {
    const library = root(name);
    const known = this.read.get(library);
    if (known !== undefined) return known;
    const text = section(this.table, library);
    const sheet = text === undefined ? null : this.parse(text);
    this.read.set(library, sheet);
    return sheet;
  }
}

/** The tables, by dotted name. Only canonical names find anything here. */
export class Libraries {
  private readonly aliases = new Sheets<AliasSheet>([ALIASES], parseAliases);
  private readonly stubs = new Sheets<Sheet>(STUBS, parseSheet);
  private readonly blockingSheets = new Sheets<BlockingSheet>(BLOCKING, parseBlockingSheet);
  private readonly querySheets = new Sheets<QuerySheet>([QUERIES], parseQuerySheet);
  private readonly canonicalNames = new Map<string, string>();

  canonical(name: string): string {
    const known = this.canonicalNames.get(name);
    if (known !== undefined) return known;
    let result = ofBoto3(name);
    // An alias may lead to a second one in another library; three steps are more than any name needs.
    for (let step = 0; step < 3; step++) {
      const sheet = this.aliases.of(result);
      const next = sheet === null ? undefined : resolveAlias(result, sheet);
      if (next === undefined) break;
      result = next;
    }
    this.canonicalNames.set(name, result);
    return result;
  }

  stub(name: string): Sheet | null {
    return this.stubs.of(name);
  }

  class(name: string): ClassSheet | undefined {
    return this.stubs.of(name)?.classes.get(name);
  }

  blocking(name: string): BlockingSheet | null {
    return this.blockingSheets.of(name);
  }

  blockingType(name: string): BlockingType | undefined {
    return this.blockingSheets.of(name)?.types.get(name);
  }

  queries(name: string): QuerySheet | null {
    return this.querySheets.of(name);
  }
}

/** The packages of type stubs for AWS, one for each service: what is annotated with their classes is what boto3 makes. */
function ofBoto3(name: string): string {
  const match = BOTO3.exec(name);
  if (match === null) return name;
  const [, module, of = "", rest = ""] = match;
  if (module === "client." || (module === undefined && of.endsWith("Client"))) return `botocore.client.BaseClient${rest}`;
  if (module === "service_resource." || of.endsWith("ServiceResource")) return `boto3.resources.base.ServiceResource${rest}`;
  return of.endsWith("Paginator") ? `botocore.paginate.Paginator${rest}` : of.endsWith("Waiter") ? `botocore.waiter.Waiter${rest}` : name;
}

const BOTO3 = /^(?:mypy_boto3|types_boto3)_\w+\.(client\.|service_resource\.|paginator\.|waiter\.)?([A-Z]\w*)(.*)$/;
