/** The hidden mark by which the comment is found again. */
const MARK = "<!-- fastapi-gate -->";
/** GitHub takes 65,536 characters. */
const LONGEST = 60_000;
const PAGES = 30;

export interface CommentTarget {
  /** `https://api.github.com`, or an enterprise server's. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly token: string;
}

/**
 * Writes one comment on a pull request, or edits the one there is. Resolves to null, or to a line about why it could not be
 * written: the token of a fork's pull request may only read, and that is no reason to fail.
 */
export async function comment({ api, repository, number, token }: CommentTarget, text: string): Promise<string | null> {
  const body = `${MARK}\n${shortened(text)}`;
  const call = (method: string, path: string, data: object | null = null): Promise<Response> =>
    fetch(`${api}/repos/${repository}/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: "application/vnd.github+json", "content-type": "application/json" },
      ...(data === null ? {} : { body: JSON.stringify(data) }),
      signal: AbortSignal.timeout(20_000),
    });
  try {
    for (let page = 1; page <= PAGES; page++) {
      const answer = await call("GET", `issues/${number}/comments?per_page=100&page=${page}`);
      if (!answer.ok) return `the comments cannot be read (${answer.status})`;
      const list = (await answer.json()) as readonly { readonly id: number; readonly body?: string }[];
      const own = list.find((one) => one.body?.startsWith(MARK) === true);
      if (own !== undefined) return said(await call("PATCH", `issues/comments/${own.id}`, { body }));
      if (list.length < 100) break;
    }
    return said(await call("POST", `issues/${number}/comments`, { body }));
  } catch (error) {
    return `the comment could not be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Whole lines only: half a row of a table, or a list that is not closed, would take the rest of the page with it. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const kept = text.slice(0, text.lastIndexOf("\n", LONGEST));
  const open = kept.split("<details>").length > kept.split("</details>").length;
  return `${kept}${open ? "\n\n</details>" : ""}\n\n… shortened: the job summary has the rest\n`;
}

function said(answer: Response): string | null {
  if (answer.ok) return null;
  return answer.status === 403
    ? "the token may not write comments: give the job `pull-requests: write`"
    : `the comment was refused (${answer.status})`;
}
