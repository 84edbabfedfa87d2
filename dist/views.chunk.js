import { t as inspectQueries } from "./flow-budget-inspect.chunk.js";
import { n as migrationGraph, r as layerGraph, t as svg } from "./graph.chunk.js";
import { n as byText } from "./model-order.chunk.js";
import { n as blockingOf, t as blockingByFunction } from "./route-costs.chunk.js";

// src/views.ts
const MOST_REVISIONS = 40;
/** What pages show of the program besides findings. Makes budgets and pictures: some tenths of a second on a large program. */
async function programViews({ analysis, policy }) {
	return {
		routes: routeViews(analysis),
		pictures: await pictures(analysis),
		revisions: analysis.migrations.environments().flatMap(({ revisions }) => revisions.map(({ revision, file, rollback, reasons }) => ({
			revision,
			file,
			rollback,
			reason: reasons[0]?.message ?? ""
		}))),
		modules: moduleViews(analysis, policy)
	};
}
function routeViews(analysis) {
	const { program, fastapi } = analysis;
	const blocking = blockingByFunction(analysis);
	const queriesOf = inspectQueries(program, fastapi, analysis.budgets());
	return fastapi.routes.filter(({ kind }) => kind !== "plain").map((route) => {
		const facts = route.handler.module.unit?.facts;
		const { growth, formula } = queriesOf(route);
		const onLoop = route.onLoop || route.kind === "websocket";
		return {
			methods: route.methods.join(", ") || "WEBSOCKET",
			path: route.path,
			file: route.handler.module.unit?.path ?? route.at.file,
			line: facts?.line(route.handler.def.start) ?? 1,
			runsOn: onLoop ? "event loop" : "worker thread",
			blocking: blockingOf(route, blocking),
			queries: {
				growth,
				formula
			}
		};
	});
}
async function pictures({ layers, migrations }) {
	const drawn = [];
	const modules = [...layers.modules.values()].map(({ path, layer }) => ({
		file: path,
		layer
	}));
	if (modules.length > 0) {
		const graph = layerGraph({
			modules,
			imports: layers.imports(),
			violations: layers.edges
		});
		drawn.push({
			id: "layers",
			title: "Layers",
			svg: await svg(graph)
		});
	}
	const environments = migrations.environments();
	if (environments.some(({ revisions }) => revisions.length > 0)) drawn.push({
		id: "history",
		title: "History of the migrations",
		svg: await svg(migrationGraph(environments, MOST_REVISIONS))
	});
	return drawn;
}
function moduleViews({ definitions }, { analysis: { roles } }) {
	const rows = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = definitions.functions; at$ < list$.length; at$++) {
		const fn = list$[at$];
		if (!roles.includes(fn.role) || fn.role === "migration") continue;
		const row = rows.get(fn.at.file) ?? {
			functions: 0,
			annotated: 0,
			public: 0,
			documented: 0
		};
		rows.set(fn.at.file, row);
		row.functions += 1;
		if (fn.returns && fn.parameters.every(({ annotated }) => annotated)) row.annotated += 1;
		if (fn.public) row.public += 1;
		if (fn.public && fn.docstring) row.documented += 1;
	}
	return [...rows].map((file$of) => {
		return {
			file: file$of[0],
			...file$of[1]
		};
	}).sort((one, other) => byText(one.file, other.file));
}

export { programViews };