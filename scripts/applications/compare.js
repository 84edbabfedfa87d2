/** Findings by rule and severity, sorted by name. */
export function countFindings(findings) {
  const counts = {};
  const keys = findings.map(({ rule, severity }) => `${rule} ${severity}`).sort();
  for (const key of keys) {
    const [rule, severity] = key.split(" ");
    counts[rule] ??= {};
    counts[rule][severity] = (counts[rule][severity] ?? 0) + 1;
  }
  return counts;
}

/** One row for each rule and severity that is stored or found. */
export function compareCounts(stored, now) {
  const rules = [...new Set([...Object.keys(stored), ...Object.keys(now)])].sort();
  return rules.flatMap((rule) => {
    const severities = [...new Set([...Object.keys(stored[rule] ?? {}), ...Object.keys(now[rule] ?? {})])].sort();
    return severities.map((severity) => ({ rule, severity, stored: stored[rule]?.[severity] ?? 0, now: now[rule]?.[severity] ?? 0 }));
  });
}

const JUDGEMENTS = new Set(["right", "wrong", "arguable"]);

/** Whether a review speaks of a finding: rule, file and symbol, and, where these are not enough, a part of message or trace. */
function speaksOf({ rule, file, symbol, mentions }, finding) {
  if (finding.rule !== rule || finding.file !== file || finding.symbol !== symbol) return false;
  return (
    mentions === undefined || [finding.message, ...finding.trace.map(({ message }) => message)].some((text) => text.includes(mentions))
  );
}

/** What became of the findings that were judged: a right one must stay, a wrong one must not be an error. */
export function compareReviews(reviewed, findings) {
  const complaints = [];
  const tally = { right: 0, wrong: 0, arguable: 0 };
  let silent = 0;
  for (const review of reviewed) {
    const { rule, file, symbol, judgement, why } = review;
    if (!JUDGEMENTS.has(judgement))
      complaints.push(`unknown judgement "${judgement}" on ${rule} ${file} ${symbol}: right, wrong or arguable`);
    const found = findings.filter((finding) => speaksOf(review, finding));
    if (judgement in tally) tally[judgement]++;
    if (found.length === 0) silent++;
    if (judgement === "right" && found.length === 0) complaints.push(`gone, though right: ${rule} ${file} ${symbol} (${why})`);
    const error = found.find(({ severity }) => severity === "error");
    if (judgement === "wrong" && error !== undefined) {
      complaints.push(`reported, though wrong: ${rule} ${file}:${error.line} ${symbol} (${why})`);
    }
  }
  const summary = `${tally.right} right, ${tally.wrong} wrong, ${tally.arguable} arguable; ${silent} of them not reported now`;
  return { complaints, summary };
}

/** How the judged findings that are still reported were judged, by rule: `{ right, wrong, arguable }`, sorted by name. */
export function judgedByRule(applications) {
  const rules = new Map();
  for (const { reviewed, findings } of applications) {
    for (const review of reviewed) {
      if (!JUDGEMENTS.has(review.judgement) || !findings.some((finding) => speaksOf(review, finding))) continue;
      const tally = rules.get(review.rule) ?? { right: 0, wrong: 0, arguable: 0 };
      tally[review.judgement]++;
      rules.set(review.rule, tally);
    }
  }
  return [...rules].sort(([one], [other]) => (one < other ? -1 : 1));
}
