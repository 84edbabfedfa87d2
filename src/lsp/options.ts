import type { SessionRequest } from "../session.ts";

export interface LspOptions {
  /** What is analysed for a folder of the editor (absolute). Throws a UserError. */
  readonly requestOf: (folder: string) => SessionRequest;
  readonly version: string;
  /** A rule's page: its text, and the URI where it lies; null where there is none. */
  readonly pageOf: (rule: string) => string | null;
  readonly pageUri: (rule: string) => string | null;
}
