/** A path relative to the root, with forward slashes and without `.` or `..` segments. */
export type RepoPath = string & { readonly __brand: "RepoPath" };

/** A dotted Python module name such as `shop.api.orders`. */
export type ModuleName = string & { readonly __brand: "ModuleName" };

/** Hash of a file's bytes, lower-case hexadecimal. */
export type ContentHash = string & { readonly __brand: "ContentHash" };

/** Makes a RepoPath; throws RangeError for an absolute path or one that leaves the root. */
export function repoPath(text: string): RepoPath {
  const normal = text.replaceAll("\\", "/").replace(/^(\.\/)+/, "");
  if (normal.startsWith("/") || /^[A-Za-z]:/.test(normal) || normal.split("/").includes("..")) {
    throw new RangeError(`not a path inside the root: ${text}`);
  }
  return normal as RepoPath;
}
