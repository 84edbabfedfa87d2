import { casesOf, complaints, documents, findingsOf } from "../../test/support/examples.ts";
import { renderFindings } from "../../test/support/literate.ts";

export interface Example {
  readonly name: string;
  /** What is wrong with it; nothing where it holds. */
  run(): Promise<readonly string[]>;
}

/** The examples of the rules' pages and of test/rules/, reports that a page shows included. */
export const examples: readonly Example[] = documents().flatMap((document) =>
  casesOf(document).map((example) => ({
    name: `${document.path} ${example.title}`,
    async run() {
      const wrong = await complaints(example, document);
      if (wrong.length > 0 || example.report === null) return wrong;
      const { report } = example;
      return renderFindings(await findingsOf(example, document)) === report.text ? [] : ["another report is printed"];
    },
  })),
);
