import type { Table } from "./sections.ts";
import { BLOCKING_DATABASES } from "./tables/blocking-databases.ts";
import { BLOCKING_LANGUAGE_MODELS } from "./tables/blocking-language-models.ts";
import { BLOCKING_NETWORK_A } from "./tables/blocking-network-a.ts";
import { BLOCKING_NETWORK_H } from "./tables/blocking-network-h.ts";
import { BLOCKING_NETWORK_P } from "./tables/blocking-network-p.ts";
import { BLOCKING_OTHER } from "./tables/blocking-other.ts";
import { BLOCKING_SERVICES } from "./tables/blocking-services.ts";
import { BLOCKING_STANDARD } from "./tables/blocking-standard.ts";

/** Blocking calls by the first segment of a name, in the language of `blocking-sheet.ts`. */
export const BLOCKING: Table = [
  BLOCKING_STANDARD,
  BLOCKING_DATABASES,
  BLOCKING_NETWORK_A,
  BLOCKING_NETWORK_H,
  BLOCKING_NETWORK_P,
  BLOCKING_OTHER,
  BLOCKING_SERVICES,
  BLOCKING_LANGUAGE_MODELS,
];

/** Every attribute whose reading blocks in some class: who looks for such reads asks for the name first. */
export function namesThatBlock(): ReadonlySet<string> {
  return new Set(BLOCKING.flatMap((text) => [...text.matchAll(/ @(\w+)/g)].map(([, name = ""]) => name)));
}
