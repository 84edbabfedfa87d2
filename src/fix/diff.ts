import { createTwoFilesPatch } from "diff";
import type { FixedFile } from "./plan.ts";

/** What the fixes change, as a unified diff that `git apply` and `patch -p1` take; files in order of their paths. */
export function unifiedDiff(files: readonly FixedFile[]): string {
  return files
    .map(({ file, before, after }) => {
      const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, "", "", { context: 3 });
      // The library begins with a ruler, and ends the two names with a tab for a date that there is not.
      const hunks = patch.indexOf("@@");
      return patch.slice(0, hunks).replace(/^=+\n/, "").replaceAll("\t\n", "\n") + patch.slice(hunks);
    })
    .join("");
}
