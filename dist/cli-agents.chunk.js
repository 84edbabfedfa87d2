import { i as userError, r as systemReason } from "./model-errors.chunk.js";
import { t as packageFile } from "./run-package.chunk.js";
import { t as fileText } from "./run-texts.chunk.js";
import { n as writeFileAtomically } from "./run-atomic.chunk.js";
import "./session.chunk.js";
import { existsSync } from "node:fs";
import { join } from "node:path";

// src/cli/agents.ts
const GUIDELINES = "AGENTS.md";
/** Where coding agents look for skills of a project. */
const SKILL = ".claude/skills/fastapi-gate/SKILL.md";
const BEGIN = "<!-- fastapi-gate: begin (made by `fastapi-gate init --agents`; write your own words outside) -->";
const END = "<!-- fastapi-gate: end -->";
const ANY_BEGIN = /^<!-- fastapi-gate: begin\b.*-->[ \t]*$/gm;
const ANY_END = /^<!-- fastapi-gate: end -->[ \t]*$/gm;
/** Short, because an agent reads it in every session. */
const BLOCK = [
	BEGIN,
	"## fastapi-gate",
	"",
	"- After changing Python or migrations: `fastapi-gate check --base HEAD --format agent`. Done means no new finding that blocks.",
	"- `fastapi-gate explain ID` shows a finding's way to its cause, often in another file. Repair the cause, not the line that is named.",
	"- Before a larger task: `fastapi-gate plan` says who has to do what; before handing in: `fastapi-gate report --base origin/main`.",
	"- Never suppress, waive or lower a setting to get through: two gates take no exception, the others a person's.",
	"- Exit status 2, `unknown` and INCOMPLETE are not \"fixed\": say so.",
	END
];
/**
* Tells coding agents of fastapi-gate: a block in AGENTS.md and a skill, each in its own marks or file, so that a second run changes
* nothing and a newer release renews them. Nothing of the user's is changed. Throws a UserError where that cannot be kept.
*/
function initAgents(root) {
	const guidelines = join(root, GUIDELINES);
	const before = textOf(guidelines, GUIDELINES);
	const after = withBlock(before ?? "");
	const skill = skillIn(root);
	const lines = [`${GUIDELINES} ${put(guidelines, GUIDELINES, before, after)}`, `${SKILL} ${put(join(root, SKILL), SKILL, skill.before, skill.after)}`];
	const own = fileText(join(root, "CLAUDE.md"));
	if (own !== null && own !== after && !own.includes(GUIDELINES)) lines.push(`CLAUDE.md does not name it: add a line \`@${GUIDELINES}\``);
	process.stdout.write(`${lines.join("\n")}\n`);
	return 0;
}
/** A text with our block in it, renewed where it stands, else at the end. The user's line ends are kept. */
function withBlock(text) {
	const end = text.includes("\r\n") ? "\r\n" : "\n";
	const block = BLOCK.join(end);
	const begins = [...text.matchAll(ANY_BEGIN)];
	const ends = [...text.matchAll(ANY_END)];
	const first$of = [begins[0], ends[0]], first = first$of[0], last = first$of[1];
	if (begins.length > 1 || ends.length !== begins.length || first !== void 0 && last !== void 0 && last.index < first.index) throw userError(`${GUIDELINES}: the marks \`<!-- fastapi-gate: begin … -->\` and \`${END}\` must stand once each, in this order: repair them`);
	if (first === void 0 || last === void 0) {
		const own = text.trimEnd();
		return `${own}${own === "" ? "" : end + end}${block}${end}`;
	}
	return text.slice(0, first.index) + block + text.slice(last.index + last[0].trimEnd().length);
}
const MADE = "<!-- Made by `fastapi-gate init --agents`, which renews it. Take this line out to keep your own version. -->";
/** The skill as it is and as it is to be; one that does not say it was made by us is the user's. */
function skillIn(root) {
	const page = packageFile("skills/fastapi-gate/SKILL.md");
	if (page === null) throw userError("this installation lacks skills/fastapi-gate/SKILL.md: install fastapi-gate anew");
	const after = page.replace(/\n---\n/, `\n---\n\n${MADE}\n`);
	const before = textOf(join(root, SKILL), SKILL);
	return before !== null && !before.includes(MADE) ? {
		before,
		after: before
	} : {
		before,
		after
	};
}
function textOf(file, name) {
	const text = fileText(file);
	if (text === null && existsSync(file)) throw userError(`${name} cannot be read: nothing was written`);
	return text;
}
function put(file, name, before, after) {
	if (before === after) return "as it was";
	try {
		writeFileAtomically(file, after);
	} catch (error) {
		throw userError(`${name} cannot be written: ${systemReason(error)}`);
	}
	return before === null ? "written" : "changed";
}

export { initAgents };