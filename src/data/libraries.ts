import type { Table } from "./sections.ts";
import { STUBS_ASYNCHRONOUS } from "./tables/stubs-asynchronous.ts";
import { STUBS_BUILTINS } from "./tables/stubs-builtins.ts";
import { STUBS_CONCURRENCY } from "./tables/stubs-concurrency.ts";
import { STUBS_FILES } from "./tables/stubs-files.ts";
import { STUBS_RELATIONAL } from "./tables/stubs-relational.ts";
import { STUBS_SERVICES } from "./tables/stubs-services.ts";
import { STUBS_SQLALCHEMY } from "./tables/stubs-sqlalchemy.ts";
import { STUBS_STANDARD } from "./tables/stubs-standard.ts";
import { STUBS_STORES } from "./tables/stubs-stores.ts";
import { STUBS_WEB } from "./tables/stubs-web.ts";

/** Type stubs by the first segment of a name, in the language of `sheet.ts`. */
export const STUBS: Table = [
  STUBS_BUILTINS,
  STUBS_CONCURRENCY,
  STUBS_FILES,
  STUBS_STANDARD,
  STUBS_SQLALCHEMY,
  STUBS_WEB,
  STUBS_STORES,
  STUBS_RELATIONAL,
  STUBS_SERVICES,
  STUBS_ASYNCHRONOUS,
];
