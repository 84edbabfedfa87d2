import type { FileFacts } from "../../../model/facts.ts";
import { eachStatement } from "../../../model/traverse.ts";
import { isData } from "../python/relevance.ts";
import { expressionsOf } from "../python/statements.ts";
import { eachExpr } from "../python/text.ts";

/** Statements on rows that nothing reads, however they go on. */
const BROKEN = /^\s*(?:update|delete|insert\s+into|delete\s+from)\s+table\b|^\s*delete\s+\*|,\s*where\b/i;

/** Rows that are written down: what later statements ask of them may fail. */
const LISTED = /^\s*insert\s+into\b[\s\S]*?\bvalues\b/i;

/** One statement behind another, which not every driver takes. */
const SEVERAL = /;\s*\w/;

/** Columns are given values: whether the table has them is to be seen. */
const SETS = /^\s*update\b[\s\S]*\bset\b/i;

/** Rows that are changed by those of joined tables: what their conditions may speak of depends on where they stand. */
const JOINED = /^\s*(?:update\b[\s\S]*\bfrom\b|delete\b[\s\S]*\busing\b)[\s\S]*\bjoin\b/i;

/** A query names a column by its table: whether that has it is to be seen. */
const QUALIFIED = /^\s*(?:select|with|delete)\b[\s\S]*\bfrom\b[\s\S]*\b[a-z_]\w*\.[a-z_]/i;

/** The name of a file of SQL, or what such names end with. */
const SQL_FILE = /^[^\n]*\.(?:sql|ddl|psql)$/i;

/** Whether a migration file executes SQL that is not plainly about rows, or lists rows, so that the SQL parser is worth loading. */
export function wantsSqlParser(facts: FileFacts): boolean {
  let wanted = false;
  for (const body of [facts.body, ...facts.functions.map((fn) => fn.body)]) {
    eachStatement(body, (stmt) => {
      for (const expr of wanted ? [] : expressionsOf(stmt)) {
        eachExpr(expr, (part) => {
          const name =
            part.kind === "Call" ? (part.func.kind === "Attribute" ? part.func.attr : part.func.kind === "Name" ? part.func.id : "") : "";
          if (part.kind === "Call" && /^(execute|exec_driver_sql|scalar|text|DDL)$/.test(name)) {
            const [sql] = part.args;
            const text =
              sql?.kind === "Constant"
                ? sql.value
                : sql?.kind === "JoinedStr" && sql.values[0]?.kind === "Constant"
                  ? sql.values[0].value
                  : undefined;
            // Statements built of expressions, and short texts that are defaults, need no parser.
            wanted ||=
              text !== undefined
                ? /\s/.test(text.trim()) &&
                  (!isData(text) ||
                    BROKEN.test(text) ||
                    SEVERAL.test(text) ||
                    LISTED.test(text) ||
                    JOINED.test(text) ||
                    SETS.test(text) ||
                    QUALIFIED.test(text) ||
                    /\b(pg_|information_schema|sqlite_)/i.test(text))
                : sql?.kind === "JoinedStr" || (sql?.kind === "Name" && name !== "execute") || sql?.kind === "Name";
          }
          // SQL in files, which a helper may read.
          wanted ||= name === "read_text" || (part.kind === "Constant" && typeof part.value === "string" && SQL_FILE.test(part.value));
          // What the rows are cast to on their way decides whether the column takes them.
          wanted ||= part.kind === "Call" && part.keywords.some(({ arg }) => arg === "postgresql_using");
        });
      }
    });
  }
  return wanted;
}
