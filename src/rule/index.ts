/** What a rule author imports. A rule reads subjects; it sees no syntax, no files and no other rule. */
import type { Fix, GateName, Place, Severity, Tag, TraceStep } from "../model/finding.ts";
import type { SubjectKind, Subjects } from "../model/subjects.ts";
import type { EscalationKind } from "../model/verdict.ts";

export type { Fix, GateName, Place, Severity, Tag, TraceStep } from "../model/finding.ts";
export type * from "../model/subjects.ts";

/** The `{slot}` names of a message. */
export type Slots<Message extends string> = Message extends `${string}{${infer Slot}}${infer Rest}` ? Slot | Slots<Rest> : never;

export type SlotValues<Message extends string> = { readonly [S in Slots<Message>]: string | number };

export interface ReportDetails {
  /** For a case that is less (or more) certain than the rule in general. */
  readonly severity?: Severity;
  readonly trace?: readonly TraceStep[];
  readonly fix?: Fix;
  /** A person has to decide about it, whatever its severity. */
  readonly escalates?: EscalationKind;
  readonly tags?: readonly Tag[];
  /** What tells the finding from others where the text of its place does not, such as a whole class: it stays the same while that is edited. */
  readonly about?: string;
}

export type Report<Message extends string> = [Slots<Message>] extends [never]
  ? (at: Place, values?: Record<string, never>, details?: ReportDetails) => void
  : (at: Place, values: SlotValues<Message>, details?: ReportDetails) => void;

export interface RuleContext<Message extends string> {
  readonly report: Report<Message>;
}

export interface RuleDefinition<Message extends string = string> {
  /** Names the bad pattern; the same as the file's name. */
  readonly id: string;
  readonly severity: Severity;
  /** One sentence with `{slots}`. */
  readonly message: Message;
  readonly why: string;
  readonly remedy: string;
  readonly check: { readonly [K in SubjectKind]?: (subject: Subjects[K], context: RuleContext<Message>) => void };
}

/** A rule as the engine sees it. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly why: string;
  readonly remedy: string;
  readonly check: { readonly [K in SubjectKind]?: (subject: Subjects[K], context: RuleContext<string>) => void };
}

/** Declares a rule. The message's slots are checked against the values of each report by the compiler. */
export function defineRule<const Message extends string>(definition: RuleDefinition<Message>): Rule {
  // A rule that reports with the slots of its own message is callable with any record that the engine fills from it.
  return definition as unknown as Rule;
}

/** A rule that can run, for a gate; its page is the path of a Markdown file in the package, null for a rule of the project's own. */
export interface RunnableRule {
  readonly gate: GateName;
  readonly rule: Rule;
  readonly page: string | null;
}

/** A rule in the registry: its gate is the folder it lies in, its page the Markdown file beside it (`rules/<gate>/<id>.md`). */
export interface RegisteredRule extends RunnableRule {
  readonly page: string;
}
