import { s as isBelow } from "./config.chunk.js";
import { n as workingTreeRequest } from "./doors.chunk.js";
import { i as userError } from "./model-errors.chunk.js";
import { n as nearest } from "./model-nearest.chunk.js";
import { i as projectRequests } from "./source-trees.chunk.js";
import { join, relative, resolve, sep } from "node:path";

// src/cli/projects.ts
/** Formats of which several may follow each other, with what stands before each. */
const HEADINGS = {
	text: (project) => `== ${project} ==\n\n`,
	agent: (project) => `project ${project}\n`,
	markdown: (project) => `# ${project}\n\n`,
	coordinator: (project) => `# ${project}\n\n`,
	github: () => ""
};
/** Stands in the path of an output for the project's folder. */
const PLACEHOLDER = "{project}";
/** The same for projects that the user names. Throws a UserError where there is none of that name. */
async function checkNamed(request, check) {
	const projects = projectRequests(workingTreeRequest(request.root, null)).map(({ folder }) => folder);
	if (projects.every((project) => project === ".")) throw userError(`there is no project ${request.options.project.join(", ")} here: no folder has settings of its own; --root names a folder`);
	return checkProjects({
		...request,
		all: projects
	}, check);
}
/** Judges each project of a root on its own, in one run. Resolves to the weightiest exit status. */
async function checkProjects(request, check) {
	const { root, paths, options, all, host } = request;
	const wanted = chosen(all, options.project).filter((project) => paths.length === 0 || ownPaths(request, project) !== null);
	if (wanted.length === 0) throw userError(`none of the projects (${all.join(", ")}) holds ${paths.join(", ")}`);
	const several = wanted.length > 1;
	if (several) refuseShared(options, wanted);
	const checked = [];
	for (let at$ = 0, list$ = wanted; at$ < list$.length; at$++) {
		const project = list$[at$];
		const heading = several ? HEADINGS[options.format]?.(project) ?? "" : "";
		const print = (text) => {
			host.print(several && text !== "" ? `${heading}${text}${heading === "" ? "" : "\n"}` : text);
		};
		const before = Math.max(...checked.map(({ status }) => status), 0);
		checked.push({
			project,
			...await check(ownPaths(request, project) ?? [], optionsOf(options, root, project, all), {
				print,
				before
			})
		});
	}
	const status = Math.max(...checked.map((one) => one.status));
	host.ending(status);
	if (options.format === "text" && several) host.print(`${checked.length} projects: ${checked.map((one) => `${one.project} ${one.outcome}`).join(", ")}\n`);
	return status;
}
function chosen(all, named) {
	if (named.length === 0) return all;
	const folders = named.map((name) => name.replace(/^\.\//, "").replace(/\/+$/, ""));
	for (let at$ = 0, list$ = folders; at$ < list$.length; at$++) {
		const name = list$[at$];
		if (all.some((project) => project === name)) continue;
		const meant = nearest(name, all);
		throw userError(`there is no project ${name} here${meant === null ? "" : `: did you mean ${meant}?`} There are ${all.join(", ")}`);
	}
	return all.filter((project) => folders.includes(project));
}
/** Of the paths given those in a project; nothing where all of it is meant, null where none of it is. */
function ownPaths({ root, all, paths, host }, project) {
	const own = [];
	for (let at$ = 0, list$ = paths; at$ < list$.length; at$++) {
		const path = list$[at$];
		const inside = relative(root, resolve(host.folder, path)).split(sep).join("/") || ".";
		if (inside === project || isBelow(project, inside)) return [];
		if (all.filter((other) => inside === other || isBelow(inside, other)).sort((a, b) => b.length - a.length || (a === "." ? 1 : -1))[0] === project) own.push(path);
	}
	return own.length === 0 ? null : own;
}
function optionsOf(options, root, project, all) {
	const slug = projectSlug(project);
	return {
		...options,
		root: project === "." ? root : join(root, project),
		projects: all,
		of: project,
		output: options.output.map(({ format, path }) => ({
			format,
			path: path.replaceAll(PLACEHOLDER, slug)
		})),
		...options.record === void 0 ? {} : { record: join(options.record, slug) },
		...options.facts === void 0 ? {} : { facts: join(options.facts, slug) }
	};
}
/** What stands for a project in the names of files and folders. */
function projectSlug(project) {
	return project === "." ? "root" : project.replaceAll("/", "-");
}
/** What is about one program, or one document, cannot be had of several at once. */
function refuseShared({ format, output, results, coverage }, wanted) {
	const name = `--project ${wanted.find((project) => project !== ".") ?? "."}`;
	const several = `this run judges ${wanted.length} projects (${wanted.join(", ")})`;
	if (HEADINGS[format] === void 0) throw userError(`${several}, and ${format} is a document of one: add ${name}, or write one each with --output ${format}=gate-${PLACEHOLDER}.out`);
	const shared = output.find(({ path }) => !path.includes(PLACEHOLDER));
	if (shared !== void 0) throw userError(`${several}, which would all write ${shared.path}: put ${PLACEHOLDER} into its name, or add ${name}`);
	for (let at$ = 0, list$ = [["--results", results], ["--coverage", coverage]]; at$ < list$.length; at$++) {
		const option$of = list$[at$], option = option$of[0];
		if (option$of[1] !== void 0) throw userError(`${several}, and ${option} is about one: add ${name}`);
	}
}

export { checkProjects as n, projectSlug as r, checkNamed as t };