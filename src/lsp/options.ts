import type { SessionRequest } from "../session-request.ts";

export interface LspOptions {
  /** What is analysed for a folder of the editor (absolute), a project each. Throws a UserError. */
  readonly requestsOf: (folder: string) => readonly SessionRequest[];
  readonly version: string;
  /** A rule's page: its text, and the URI where it lies; null where there is none. */
  readonly pageOf: (rule: string) => string | null;
  readonly pageUri: (rule: string) => string | null;
}
