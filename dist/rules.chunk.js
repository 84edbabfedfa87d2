// src/rule/index.ts
/** Declares a rule. The message's slots are checked against the values of each report by the compiler. */
function defineRule(definition) {
	return definition;
}

// rules/access-control/unauthenticated-route.ts
var unauthenticated_route_default = defineRule({
	id: "unauthenticated-route",
	severity: "warning",
	message: "{method} {path} asks nobody who they are, while {authenticated} of the {siblings} other routes of its module do (`{by}`)",
	why: "A route that was added without the dependency of its neighbours is open to everybody who finds its path.",
	remedy: "Add the dependency to the route, or to the router so that no route can forget it; if it is open on purpose, say so in a suppression.",
	check: { access(route, { report }) {
		report(route.at, {
			method: route.method,
			path: route.path,
			authenticated: route.authenticated,
			siblings: route.siblings,
			by: route.by
		}, route.reads ? { severity: "note" } : {});
	} }
});

// rules/api-contract/changed-auth.ts
var changed_auth_default = defineRule({
	id: "changed-auth",
	severity: "warning",
	message: "`{route}`: {detail}",
	why: "Clients without credentials are shut out, or what was closed is open.",
	remedy: "Where it is not meant, bring the dependency back; where it is, say so in the change and tell the clients.",
	check: { contractChange(change, { report }) {
		if (change.kind !== "changed-auth") return;
		const { severity } = change;
		report(change.at, {
			route: change.affected.join(", "),
			detail: change.detail
		}, severity === "note" ? { severity } : { escalates: "authentication-change" });
	} }
});

// rules/api-contract/changed-status.ts
var changed_status_default = defineRule({
	id: "changed-status",
	severity: "warning",
	message: "`{route}` answers another status: {detail}",
	why: "Clients that test for the old status take the success for a failure.",
	remedy: "Keep the status, or announce the change.",
	check: { contractChange(change, { report }) {
		if (change.kind !== "changed-status") return;
		const { severity } = change;
		report(change.at, {
			route: change.affected.join(", "),
			detail: change.detail
		}, severity === "note" ? { severity } : { escalates: "breaking-api-change" });
	} }
});

// rules/api-contract/changed-type.ts
var changed_type_default = defineRule({
	id: "changed-type",
	severity: "warning",
	message: "{what} (reaches {affected})",
	why: "Clients send or expect the type that was documented.",
	remedy: "Keep the old type and add a new field, or a new version of the route.",
	check: { contractChange(change, { report }) {
		if (change.kind !== "changed-type") return;
		const { severity } = change;
		report(change.at, {
			what: change.schema === null ? change.detail : `${change.schema}: ${change.detail}`,
			affected: change.affected.join(", ")
		}, severity === "note" ? { severity } : { escalates: "breaking-api-change" });
	} }
});

// rules/api-contract/new-required-input.ts
var new_required_input_default = defineRule({
	id: "new-required-input",
	severity: "warning",
	message: "{input} (reaches {affected})",
	why: "Requests of clients that do not know of it are refused with 422.",
	remedy: "Give it a default, so that old requests still work.",
	check: { contractChange(change, { report }) {
		if (change.kind !== "new-required-input") return;
		const { severity } = change;
		report(change.at, {
			input: change.schema === null ? change.detail : `${change.schema}: ${change.detail}`,
			affected: change.affected.join(", ")
		}, severity === "note" ? { severity } : { escalates: "breaking-api-change" });
	} }
});

// rules/api-contract/removed-response-field.ts
var removed_response_field_default = defineRule({
	id: "removed-response-field",
	severity: "warning",
	message: "The response no longer has {field} (reaches {affected})",
	why: "Clients that read the field fail or show nothing.",
	remedy: "Keep the field until its clients have moved; add the new one beside it.",
	check: { contractChange(change, { report }) {
		if (change.kind !== "removed-response-field") return;
		const { severity } = change;
		report(change.at, {
			field: change.details.map((detail) => change.schema === null ? detail : `${change.schema}.${detail}`).join(", "),
			affected: change.affected.join(", ")
		}, severity === "note" ? { severity } : { escalates: "breaking-api-change" });
	} }
});

// rules/api-contract/removed-route.ts
var removed_route_default = defineRule({
	id: "removed-route",
	severity: "warning",
	message: "No longer served: {routes}{detail}",
	why: "Clients that call it get 404 or 405.",
	remedy: "Keep the route, marked `deprecated=True`, until its clients have moved, or redirect it.",
	check: { contractChange(change, { report }) {
		if (change.kind !== "removed-route") return;
		const { severity } = change;
		report(change.at, {
			routes: change.affected.join(", "),
			detail: change.detail
		}, severity === "note" ? { severity } : { escalates: "breaking-api-change" });
	} }
});

// rules/api-contract/unreachable-route.ts
var unreachable_route_default = defineRule({
	id: "unreachable-route",
	severity: "warning",
	message: "{route} is never reached: `{earlier}` is registered first and {answer}",
	why: "Routes are asked in the order in which they were registered, and the first whose path fits takes the request.",
	remedy: "Register the route with the fixed path first, narrow the other one's parameter (`{id:int}`), or take one of the two out.",
	check: { unreachableRoute(found, { report }) {
		report(found.at, {
			route: found.route,
			earlier: found.earlier,
			answer: found.answer === "refusal" ? "refuses the text in the place of its parameter" : "answers all its requests"
		}, {
			severity: found.answer === "refusal" ? "error" : "warning",
			trace: found.trace
		});
	} }
});

// rules/async-operations/blocking-call.ts
/** Waiting without a bound on something outside the process is an error; a disk or the processor answers sooner, but not for nothing. */
function severityOf({ category, cost, proved, startup, alone, configured }) {
	if (alone) return "note";
	if (configured !== null) return configured === "error" && (!proved || startup) ? "warning" : configured;
	if (category === "file" || category === "cpu" || cost === "network-short" || cost === "disk" || cost === "disk-metadata") return "note";
	if (cost === "brief") return "note";
	if (category !== "network" && category !== "sleep" && category !== "process") return "warning";
	if (cost === "short") return "warning";
	return proved && !startup ? "error" : "warning";
}
function detailsOf(path) {
	return {
		severity: severityOf(path),
		trace: path.trace,
		...path.fix === null ? {} : { fix: path.fix }
	};
}
/** Several calls that lead to one cause are one finding. */
function alike$1({ more }) {
	return more === 0 ? "" : `; ${more} more ${more === 1 ? "call" : "calls"} of the function ${more === 1 ? "leads" : "lead"} there`;
}
var blocking_call_default = defineRule({
	id: "blocking-call",
	severity: "error",
	message: "`{callee}` blocks the event loop ({entry}); use {replacement}{more}",
	why: "The event loop runs on one thread: until this call returns, every other request, timer and connection of the process stands still.",
	remedy: "Use the asynchronous counterpart, or hand the call to `asyncio.to_thread` or `run_in_threadpool`.",
	check: { blockingPath(path, { report }) {
		if (path.role === "migration" || path.category === "database") return;
		const replacement = path.replacement === "" ? "asyncio.to_thread" : path.replacement;
		report(path.at, {
			callee: path.callee,
			entry: path.entry,
			replacement,
			more: alike$1(path)
		}, detailsOf(path));
	} }
});

// rules/async-operations/concurrent-session-use.ts
var concurrent_session_use_default = defineRule({
	id: "concurrent-session-use",
	severity: "error",
	message: "`{session}` is used by several tasks at once: `{how}` runs {members}",
	why: "An AsyncSession is one connection with one transaction: a second statement beside the first raises InvalidRequestError, or mixes up what belongs to which unit of work.",
	remedy: "Give each task a session of its own from the session factory, or await the calls one after the other.",
	check: { concurrentSession({ at, session, how, connection, members, trace }, { report }) {
		report(at, {
			session,
			how,
			members
		}, {
			trace,
			...connection ? { severity: "warning" } : {}
		});
	} }
});

// rules/async-operations/discarded-task.ts
var discarded_task_default = defineRule({
	id: "discarded-task",
	severity: "note",
	message: "nobody keeps the task that runs `{task}`: it may vanish before it ends, and its errors with it",
	why: "The event loop holds tasks by weak references only: a task that nothing else refers to can be collected in the middle of its work.",
	remedy: "Keep the task in a set until it is done (`add_done_callback(tasks.discard)`), await it, or start it in a `TaskGroup`.",
	check: { discardedTask({ at, task }, { report }) {
		report(at, { task });
	} }
});

// rules/async-operations/lazy-load-in-async.ts
/** What left an attribute unloaded, and what to do before it is awaited anew. */
const EXPIRY = {
	commit: ["is expired by the commit", "read it before, or await"],
	rollback: ["is expired by the rollback", "read it before, or await"],
	expire: ["is expired", "read it before, or await"],
	update: ["is computed by the database in the UPDATE and not known here", "await"],
	flush: ["of a new row is not loaded", "set it, or await"],
	refresh: ["is not loaded by a refresh without its name", "await"],
	deferred: ["is left out by the query", "name it there, or await"]
};
var lazy_load_in_async_default = defineRule({
	id: "lazy-load-in-async",
	severity: "error",
	message: "`{attributes}` {state}, so {reader} raises MissingGreenlet: {advice} `{code}`",
	why: "A lazy load sends SQL from a plain attribute access, where nothing can be awaited: SQLAlchemy raises instead of answering.",
	remedy: "Load it with the query: `.options(selectinload(…))`; or await `session.refresh(row, [name])` or `row.awaitable_attrs.name`. After a commit, refresh the row, or make the session with `expire_on_commit=False`.",
	check: {
		lazyLoading(loading, { report }) {
			if (loading.role === "migration" || loading.kind !== "async") return;
			const values = {
				attributes: loading.relationships.join(", "),
				state: `of rows from an AsyncSession ${loading.relationships.length === 1 ? "is" : "are"} not loaded`,
				reader: readerOf(loading.reader),
				advice: "add to the query",
				code: loading.option
			};
			report(loading.at, values, {
				severity: loading.proved ? "error" : "warning",
				trace: loading.trace,
				...loading.fix === null ? {} : { fix: loading.fix }
			});
		},
		expiredReading({ at, attribute, name, by, refused, closed, relationship, reader, proved, role, trace }, { report }) {
			if (role === "migration" || refused || closed) return;
			const state$of = EXPIRY[by], state = state$of[0], advice = state$of[1];
			const code = relationship || by === "deferred" ? `session.refresh(row, ["${name}"])` : "session.refresh(row)";
			report(at, {
				attributes: attribute,
				state,
				reader: readerOf(reader),
				advice,
				code
			}, {
				severity: proved ? "error" : "warning",
				trace
			});
		}
	}
});
function readerOf(schema) {
	return schema === null ? "reading it" : `the schema ${schema}`;
}

// rules/async-operations/session-after-request.ts
const WHEN = {
	background: "this version of FastAPI closes it before background tasks run",
	unknown: "FastAPI 0.106 to 0.117 closes it before background tasks run, and which version runs is not known",
	task: "the request closes it when it ends, whether the task is done or not"
};
var session_after_request_default = defineRule({
	id: "session-after-request",
	severity: "warning",
	message: "`{task}` is given the request's `{session}`: {when}",
	why: "A closed session opens again when it is used, with a connection that nobody gives back; rows of the request are no longer in it, so that what the task changes of them is not written and what they have not loaded cannot be read.",
	remedy: "Let the task open a session of its own from the session factory, and give it keys in place of rows.",
	check: { outlivedSession({ at, session, task, when }, { report }) {
		report(at, {
			task,
			session,
			when: WHEN[when]
		}, when === "unknown" ? { severity: "note" } : {});
	} }
});

// rules/async-operations/sync-db-call.ts
/** Several calls that lead to one cause are one finding. */
function alike({ more }) {
	return more === 0 ? "" : `; ${more} more ${more === 1 ? "call" : "calls"} of the function ${more === 1 ? "leads" : "lead"} there`;
}
var sync_db_call_default = defineRule({
	id: "sync-db-call",
	severity: "error",
	message: "`{callee}` waits for the database on the event loop ({entry}){more}",
	why: "While the thread waits for the database, no other request of the process is served: one slow statement stalls them all.",
	remedy: "Await an AsyncSession or an async driver, make the endpoint a plain `def`, or hand the call to `run_in_threadpool`.",
	check: { blockingPath(path, { report }) {
		if (path.role === "migration" || path.category !== "database") return;
		const doubtful = path.alone || path.configured === "note" ? "note" : "warning";
		const certain = path.proved && !path.startup && (path.cost === "unbounded" || path.cost === "network-short" || path.cost === "error");
		report(path.at, {
			callee: path.callee,
			entry: path.entry,
			more: alike(path)
		}, {
			severity: certain ? path.configured ?? "error" : doubtful,
			trace: path.trace,
			...path.fix === null ? {} : { fix: path.fix }
		});
	} }
});

// rules/async-operations/unawaited-coroutine.ts
const WHAT = {
	dropped: ["never runs", "and its coroutine is dropped"],
	"dropped unseen": ["may never run", "and what it is declared to give, an awaitable, is dropped"],
	"left running": ["fails unseen", "so nobody waits for it or learns that it failed"],
	tested: ["always true", "so the condition tests a coroutine and not what it gives"],
	unpacked: ["raises TypeError", "and a coroutine cannot be unpacked"],
	accessed: ["fails", "and the coroutine is used as if it were the value"],
	iterated: ["raises TypeError", "and a coroutine cannot be iterated over"],
	entered: ["raises TypeError", "and a coroutine is no context manager"],
	compared: ["never equal", "and the coroutine is compared with a value"],
	computed: ["raises TypeError", "and the coroutine is used in a computation"],
	formatted: ["shows a coroutine object", "and its text is not that of the value"],
	passed: ["never runs", "and the coroutine is handed on where a value is declared"],
	declared: ["never runs", "and the coroutine is kept or returned where a value is declared"],
	returned: ["cannot be serialised", "and the endpoint returns the coroutine"],
	mixed: ["never runs", "and the coroutine stands among values in a dictionary"],
	"handed out": ["never runs", "and whoever awaits or goes through the function around gets the coroutine, not what it gives"],
	"called back": ["never runs", "and what is given the callable calls it without awaiting"],
	"never used": ["never runs", "and the name that holds the coroutine is never read"],
	"read on one branch": ["may never run", "and only one branch reads the name that holds the coroutine"]
};
/** Blocks, loops and awaits of the wrong kind. */
const FORMS = {
	"entered plainly": ["fails", "is an asynchronous context manager, which with cannot enter"],
	"entered asynchronously": ["fails", "is a plain context manager, which async with cannot enter"],
	"gone through plainly": ["raises TypeError", "is an asynchronous iterator, which no plain loop goes through"],
	"gone through asynchronously": ["raises TypeError", "is no asynchronous iterator, so that no async for goes through it"],
	"awaited for nothing": ["raises TypeError", "gives nothing that can be awaited"]
};
const OPEN = "so this check of a permission lets everybody in";
var unawaited_coroutine_default = defineRule({
	id: "unawaited-coroutine",
	severity: "error",
	message: "{effect}: `{code}` {what}",
	why: "Calling an async function runs nothing: only awaiting it does. A permission check that is not awaited is always true.",
	remedy: "Write `await` before the call; where the function around is not async, make it so or schedule the coroutine. What is asynchronous takes `async with` and `async for`.",
	check: { unawaitedCoroutine({ at, callee, use, guard, fix }, { report }) {
		if (use in FORMS) {
			const effect$of = FORMS[use], effect = effect$of[0], what = effect$of[1];
			report(at, {
				effect,
				code: callee,
				what
			});
			return;
		}
		const effect$of = WHAT[use], effect = effect$of[0], what = effect$of[1];
		report(at, {
			effect,
			code: `${callee}()`,
			what: `is not awaited, ${guard ? OPEN : what}`
		}, {
			...use === "read on one branch" || use === "dropped unseen" || use === "left running" ? { severity: "warning" } : {},
			...fix === null ? {} : { fix },
			...guard ? { tags: ["security"] } : {}
		});
	} }
});

// rules/docstrings/missing-docstring.ts
/** Documented elsewhere: by the first definition, by the base class, or by the getter. */
const DOCUMENTED_ELSEWHERE = /* @__PURE__ */ new Set([
	"overload",
	"override",
	"setter",
	"deleter"
]);
/** What stands in a private module, or in one of a private package, is private as well. */
function inPrivateModule(at) {
	return at.file.split("/").some((part) => /^_(?!_)/.test(part));
}
function needsDocstring(subject) {
	if (!subject.public || inPrivateModule(subject.at) || subject.nested || subject.dunder || subject.stub) return false;
	if (subject.decorators.some((name) => DOCUMENTED_ELSEWHERE.has(name))) return false;
	return subject.route === null || !subject.route.described;
}
var missing_docstring_default = defineRule({
	id: "missing-docstring",
	severity: "warning",
	message: "Public {kind} `{name}` has no docstring",
	why: "Its name and types do not say what it promises, and the description of an endpoint in the OpenAPI document stays empty.",
	remedy: "Say in one line what it does for its caller; for an endpoint, `summary=` or `description=` will do.",
	check: {
		function(subject, { report }) {
			if (subject.role === "migration" || subject.docstring || !needsDocstring(subject)) return;
			report(subject.name, {
				kind: subject.method ? "method" : "function",
				name: subject.at.symbol
			});
		},
		class(subject, { report }) {
			if (subject.role === "migration" || subject.docstring || !subject.public || inPrivateModule(subject.at)) return;
			if (subject.nested || subject.symbol.includes(".")) return;
			report(subject.name, {
				kind: "class",
				name: subject.symbol
			}, { severity: "note" });
		},
		module(subject, { report }) {
			if (subject.role === "migration" || subject.docstring || !subject.public || subject.empty) return;
			report(subject.at, {
				kind: subject.package ? "package" : "module",
				name: subject.module
			}, { severity: "note" });
		}
	}
});

// rules/layered-architecture/business-logic-in-route.ts
var business_logic_in_route_default = defineRule({
	id: "business-logic-in-route",
	severity: "note",
	message: "The route `{name}` decides {decisions} things itself ({branches} branches, {loops} loops; tests that only refuse a request do not count)",
	why: "What a route decides can only be reached and tested by a request; a job or a second route that needs the same decision repeats it.",
	remedy: "Move the decisions into a method of a service that takes values and returns a result; leave reading the request and answering it to the route.",
	check: { routeLogic({ at, name, branches, loops, trace }, { report }) {
		report(at, {
			name,
			decisions: branches + loops,
			branches,
			loops
		}, { trace });
	} }
});

// rules/layered-architecture/database-access-outside-repository.ts
var database_access_outside_repository_default = defineRule({
	id: "database-access-outside-repository",
	severity: "error",
	message: "This {from} executes a statement itself (`{target}`), but {detail}",
	why: "Statements spread over the callers cannot be reviewed, tuned or changed in one place when the model changes.",
	remedy: "Give the repository a method for this statement, and reach it as the others do (through a service, where they call one).",
	check: { layerEdge(edge, { report }) {
		if (edge.kind !== "database-access-outside-repository") return;
		report(edge.at, {
			from: edge.from,
			target: edge.toModule,
			detail: edge.detail
		}, {
			severity: edge.severity,
			trace: edge.trace
		});
	} }
});

// rules/layered-architecture/layer-cycle.ts
var layer_cycle_default = defineRule({
	id: "layer-cycle",
	severity: "error",
	message: "The layers {from} and {to} depend on each other: {detail}",
	why: "Neither layer can be understood, tested or changed without the other, and the order of imports decides whether the application starts.",
	remedy: "Break the import that goes up: move what is shared to the lower module, or hand it in as a parameter.",
	check: { layerEdge(edge, { report }) {
		if (edge.kind !== "layer-cycle") return;
		report(edge.at, {
			from: edge.from,
			to: edge.to,
			detail: edge.detail
		}, {
			severity: edge.severity,
			trace: edge.trace
		});
	} }
});

// rules/layered-architecture/reversed-import.ts
var reversed_import_default = defineRule({
	id: "reversed-import",
	severity: "error",
	message: "The {from} module `{importer}` imports the {to} module `{imported}`{standing}: {detail}",
	why: "A lower layer that knows a higher one cannot be used, tested or moved without it, and sooner or later the two import each other.",
	remedy: "Move what is shared down, or hand it in as a parameter from above.",
	check: { layerEdge(edge, { report }) {
		if (edge.kind !== "reversed-import") return;
		report(edge.at, {
			from: edge.contract?.importer ?? edge.from,
			importer: edge.fromModule,
			to: edge.contract?.imported ?? edge.to,
			imported: edge.toModule,
			standing: edge.contract === void 0 || edge.contract.imported === "higher" ? ", which stands above it" : "",
			detail: edge.detail
		}, {
			severity: edge.severity,
			trace: edge.trace
		});
	} }
});

// rules/layered-architecture/skipped-layer.ts
var skipped_layer_default = defineRule({
	id: "skipped-layer",
	severity: "error",
	message: "The {from} code reaches past its next layer to the {to} module `{target}`: {detail}",
	why: "A rule that lives in the layer left out (a permission, an event, a cache) is silently not applied on this way.",
	remedy: "Call the layer between, and give it the method that is missing.",
	check: { layerEdge(edge, { report }) {
		if (edge.kind !== "skipped-layer") return;
		report(edge.at, {
			from: edge.from,
			to: edge.to,
			target: edge.toModule,
			detail: edge.detail
		}, {
			severity: edge.severity,
			trace: edge.trace
		});
	} }
});

// rules/layered-architecture/web-framework-below-controller.ts
var web_framework_below_controller_default = defineRule({
	id: "web-framework-below-controller",
	severity: "warning",
	message: "The {from} code depends on the web framework: {detail}",
	why: "Code that raises HTTP errors or takes a Request cannot be called from a job, a command or a test without pretending to be a server.",
	remedy: "Raise an error of the domain and translate it in the route or in an exception handler; pass values instead of the Request.",
	check: { layerEdge(edge, { report }) {
		if (edge.kind !== "web-framework-below-controller") return;
		report(edge.at, {
			from: edge.from,
			detail: edge.detail
		}, {
			severity: edge.severity,
			trace: edge.trace
		});
	} }
});

// rules/migration-safety/application-import.ts
var application_import_default = defineRule({
	id: "application-import",
	severity: "warning",
	message: "Revision `{revision}` uses {detail}: the code of today, not that of its own day",
	why: "When that code changes, the old revision changes with it: a new database, or a restored backup, can no longer be upgraded past it.",
	remedy: "Declare in the revision what it needs (`sa.table()`, `sa.column()`, the labels written out), or copy the function.",
	check: { migrationHazard({ rule, at, revision, detail, severity, trace, isNew }, { report }) {
		if (rule !== "application-import" || severity === "note" && !isNew) return;
		report(at, {
			revision,
			detail
		}, {
			severity,
			trace
		});
	} }
});

// rules/migration-safety/asymmetric-downgrade.ts
/** More differences are counted, but not shown: who renames every index of a schema has a hundred. */
const MOST_STEPS = 12;
/** The reasons that can be pointed at. */
function stepsOf(revision) {
	return revision.reasons.flatMap(({ at, message }) => at === null ? [] : [{
		at,
		message
	}]).slice(0, MOST_STEPS);
}
var asymmetric_downgrade_default = defineRule({
	id: "asymmetric-downgrade",
	severity: "error",
	message: "The downgrade() of revision `{revision}` does not restore the schema: {difference}",
	why: "After a rollback the schema is one that no revision describes: the older code fails on it, and the next upgrade does too.",
	remedy: "Undo each operation of upgrade() in downgrade(), in the reverse order and with the old definition; drop the enum types of a table after it (`sa.Enum(name=…).drop(op.get_bind())`). `fastapi-gate migrations downgrade REV` prints the inverse.",
	check: { revision(revision, { report }) {
		if (revision.rollback !== "differs") return;
		const [first, ...more] = revision.reasons.map((reason) => reason.message);
		const difference = more.length === 0 ? first ?? "it differs" : `${first} (and ${more.length} more)`;
		const severity = revision.leavesHarmlessOnly ? "warning" : "error";
		report(revision.downgrade ?? revision.at, {
			revision: revision.revision,
			difference
		}, {
			severity,
			trace: stepsOf(revision)
		});
	} }
});

// rules/migration-safety/broken-chain.ts
var broken_chain_default = defineRule({
	id: "broken-chain",
	severity: "error",
	message: "The chain of revisions is broken at `{revision}`: {detail}",
	why: "Alembic refuses to load the whole history, or does not know which of two to follow, so neither a deployment nor a rollback can run.",
	remedy: "Give each revision its own id, and let down_revision name a revision that exists, or be None in the first one.",
	check: { chainDefect(defect, { report }) {
		if (defect.kind === "multiple-heads") return;
		report(defect.at, {
			revision: defect.revision,
			detail: defect.detail
		});
	} }
});

// rules/migration-safety/edited-migration.ts
var edited_migration_default = defineRule({
	id: "edited-migration",
	severity: "warning",
	message: "The upgrade() of revision `{revision}` was changed, which the base has already: {detail}",
	why: "Databases that ran it do not run it again: from now on they differ from those that run the new text, and nothing tells which is which.",
	remedy: "Leave the revision as it was, and write a new one that makes the change.",
	check: { historyChange({ kind, at, revision, detail, severity, trace }, { report }) {
		if (kind !== "edited-migration") return;
		report(at, {
			revision,
			detail
		}, {
			severity,
			trace
		});
	} }
});

// rules/migration-safety/empty-downgrade.ts
var empty_downgrade_default = defineRule({
	id: "empty-downgrade",
	severity: "error",
	message: "The downgrade() of revision `{revision}` does nothing, so what upgrade() changed stays",
	why: "Alembic records the older revision while the newer schema stays: the older code meets tables it does not know, and the next upgrade fails.",
	remedy: "Undo each operation of upgrade() in downgrade(), in the reverse order.",
	check: { revision(revision, { report }) {
		if (revision.rollback !== "empty" || !revision.changes) return;
		report(revision.downgrade ?? revision.at, { revision: revision.revision }, { severity: revision.leavesHarmlessOnly ? "warning" : "error" });
	} }
});

// rules/migration-safety/failing-upgrade.ts
var failing_upgrade_default = defineRule({
	id: "failing-upgrade",
	severity: "error",
	message: "upgrade() of revision `{revision}` fails: {detail}",
	why: "No database gets past this revision, and none can be made anew: it fails on what the history itself has done before.",
	remedy: "Take the statement out, or do it only where it is still to be done; commit a new enum label in an autocommit_block() before it is used.",
	check: { migrationHazard({ rule, at, revision, detail, severity, trace }, { report }) {
		if (rule !== "failing-upgrade") return;
		report(at, {
			revision,
			detail
		}, {
			severity,
			trace
		});
	} }
});

// rules/migration-safety/fails-on-rows.ts
var fails_on_rows_default = defineRule({
	id: "fails-on-rows",
	severity: "error",
	message: "Revision `{revision}` is written for an empty table: {detail}",
	why: "It passes on the developer's empty database and fails in production.",
	remedy: "Fill the rows first, in the same revision or in one before it.",
	check: { migrationHazard({ rule, at, revision, detail, severity, trace, isNew }, { report }) {
		if (rule !== "fails-on-rows") return;
		report(at, {
			revision,
			detail
		}, {
			severity: isNew || severity === "error" ? severity : "note",
			trace
		});
	} }
});

// rules/migration-safety/invalid-concurrent-index.ts
var invalid_concurrent_index_default = defineRule({
	id: "invalid-concurrent-index",
	severity: "error",
	message: "{detail} in revision `{revision}` runs inside a transaction, which PostgreSQL refuses",
	why: "Alembic runs a migration in a transaction, so the revision fails at this statement, whatever the table holds.",
	remedy: "Wrap it in `with op.get_context().autocommit_block():`.",
	check: { migrationHazard({ rule, at, revision, detail, severity, trace }, { report }) {
		if (rule !== "invalid-concurrent-index") return;
		report(at, {
			revision,
			detail
		}, {
			severity,
			trace
		});
	} }
});

// rules/migration-safety/irreversible-statement.ts
var irreversible_statement_default = defineRule({
	id: "irreversible-statement",
	severity: "warning",
	message: "Revision `{revision}` cannot be undone here: {detail}",
	why: "After the rollback the older code meets rows that no older revision ever left.",
	remedy: "Keep the old values (a backup table or column) and restore them in downgrade(), and delete there what upgrade() inserts, or agree that it stays so.",
	check: { migrationHazard({ rule, at, revision, detail, severity, trace, isNew }, { report }) {
		if (rule !== "irreversible-statement") return;
		report(at, {
			revision,
			detail
		}, {
			severity: isNew ? severity : "note",
			trace
		});
	} }
});

// rules/migration-safety/locking-operation.ts
var locking_operation_default = defineRule({
	id: "locking-operation",
	severity: "warning",
	message: "Revision `{revision}` locks a table for long: {detail}",
	why: "While the statement holds the lock, requests that need the table wait, and everything behind them queues up.",
	remedy: "Use the form that does not keep others out, in a transaction of its own, with a lock_timeout. Say how large the table is in `migrations.table-rows`.",
	check: { migrationHazard({ rule, at, revision, detail, severity, trace, escalates, isNew }, { report }) {
		if (rule !== "locking-operation") return;
		if (!isNew) report(at, {
			revision,
			detail
		}, {
			severity: "note",
			trace
		});
		else report(at, {
			revision,
			detail
		}, {
			severity,
			trace,
			...escalates === null ? {} : { escalates }
		});
	} }
});

// rules/migration-safety/lossy-operation.ts
var lossy_operation_default = defineRule({
	id: "lossy-operation",
	severity: "warning",
	message: "Revision `{revision}` loses data: {detail}",
	why: "What is dropped is gone in production the moment the revision runs; the downgrade brings back the structure, not the rows.",
	remedy: "Copy what is needed first, or rename; drop in a later release, when no running code uses it, with the DBA's approval.",
	check: { migrationHazard({ rule, at, revision, detail, severity, trace, escalates, isNew }, { report }) {
		if (rule !== "lossy-operation") return;
		if (!isNew) report(at, {
			revision,
			detail
		}, {
			severity: "note",
			trace
		});
		else report(at, {
			revision,
			detail
		}, {
			severity,
			trace,
			...escalates === null ? {} : { escalates }
		});
	} }
});

// rules/migration-safety/missing-downgrade.ts
var missing_downgrade_default = defineRule({
	id: "missing-downgrade",
	severity: "error",
	message: "Revision `{revision}` has no downgrade()",
	why: "A release that has to be taken back cannot be: Alembic stops at this revision, with the schema of the newer code.",
	remedy: "Write a downgrade() that undoes each operation of upgrade(), in the reverse order.",
	check: { revision(revision, { report }) {
		if (revision.rollback !== "missing") return;
		report(revision.upgrade ?? revision.at, { revision: revision.revision }, { severity: revision.leavesHarmlessOnly ? "warning" : "error" });
	} }
});

// rules/migration-safety/model-drift.ts
var model_drift_default = defineRule({
	id: "model-drift",
	severity: "warning",
	message: "Models and migrations disagree: {detail}",
	why: "A database that the migrations make is not the one that the code expects: queries fail, or a rule that the model promises does not hold.",
	remedy: "Add a revision (`alembic revision --autogenerate`, then read it), or bring the model back in line.",
	check: { modelDrift({ at, severity, detail, trace }, { report }) {
		report(at, { detail }, {
			severity,
			trace,
			about: detail
		});
	} }
});

// rules/migration-safety/multiple-heads.ts
var multiple_heads_default = defineRule({
	id: "multiple-heads",
	severity: "error",
	message: "Revision `{revision}` is one of several heads: {detail}",
	why: "`alembic upgrade head` stops with an error, so the next deployment does not migrate.",
	remedy: "Add a merge revision (`alembic merge heads`); or, where nobody has run one branch yet, let its first revision follow the head of the other (its down_revision).",
	check: { chainDefect(defect, { report }) {
		if (defect.kind !== "multiple-heads") return;
		report(defect.at, {
			revision: defect.revision,
			detail: defect.detail
		});
	} }
});

// rules/migration-safety/non-nullable-without-default.ts
var non_nullable_without_default_default = defineRule({
	id: "non-nullable-without-default",
	severity: "error",
	message: "Revision `{revision}` adds {detail} NOT NULL without a server default",
	why: "The statement fails as soon as the table has a row: on every database but an empty one. A default in Python does not help.",
	remedy: "Give the column a server_default, or add it nullable, fill it, and then set NOT NULL.",
	check: { migrationHazard({ rule, at, revision, detail, severity, trace }, { report }) {
		if (rule !== "non-nullable-without-default") return;
		report(at, {
			revision,
			detail
		}, {
			severity,
			trace
		});
	} }
});

// rules/migration-safety/raising-downgrade.ts
var raising_downgrade_default = defineRule({
	id: "raising-downgrade",
	severity: "error",
	message: "The downgrade() of revision `{revision}` raises instead of undoing upgrade(){detail}",
	why: "No rollback gets past this revision, and that is found out in the middle of an incident.",
	remedy: "Undo the schema change in a way that runs: name a constraint in upgrade() and drop it by that name, go in the reverse order, cast with `postgresql_using`, name an enum type that is there still with `create_type=False`. For data that cannot come back, restore the columns and say in a comment what stays lost.",
	check: {
		revision(revision, { report }) {
			if (revision.rollback !== "raises") return;
			const reason = revision.reasons[0];
			const what = reason?.message.replace(/^downgrade\(\) raises /, "");
			const trace = reason === void 0 || reason.at === null ? [] : [{
				at: reason.at,
				message: reason.message
			}];
			report(revision.downgrade ?? revision.at, {
				revision: revision.revision,
				detail: what === void 0 ? "" : `: ${what}`
			}, { trace });
		},
		migrationHazard({ rule, at, revision, detail, severity }, { report }) {
			if (rule !== "raising-downgrade") return;
			report(at, {
				revision,
				detail: `: ${detail}`
			}, { severity });
		}
	}
});

// rules/migration-safety/stale-head.ts
var stale_head_default = defineRule({
	id: "stale-head",
	severity: "error",
	message: "The new revision `{revision}` {detail}",
	why: "`alembic upgrade head` stops at two heads, or passes the revision by: either way the deployment does not get what was reviewed.",
	remedy: "Bring the branch up to date, and let down_revision name the head of the base.",
	check: { historyChange({ kind, at, revision, detail, severity, trace }, { report }) {
		if (kind !== "stale-head") return;
		report(at, {
			revision,
			detail
		}, {
			severity,
			trace
		});
	} }
});

// rules/migration-safety/unbatched-data-migration.ts
var unbatched_data_migration_default = defineRule({
	id: "unbatched-data-migration",
	severity: "warning",
	message: "Revision `{revision}` changes rows without a bound: {detail}",
	why: "One long transaction holds its row locks to the end, bloats the table, and is lost as a whole when it fails late.",
	remedy: "Go through the table in batches by key, with a commit for each, outside the transaction that changes the schema.",
	check: { migrationHazard({ rule, at, revision, detail, severity, trace, escalates, isNew }, { report }) {
		if (rule !== "unbatched-data-migration") return;
		if (!isNew) report(at, {
			revision,
			detail
		}, {
			severity: "note",
			trace
		});
		else report(at, {
			revision,
			detail
		}, {
			severity,
			trace,
			...escalates === null ? {} : { escalates }
		});
	} }
});

// rules/n-plus-one/lazy-load-in-loop.ts
var lazy_load_in_loop_default = defineRule({
	id: "lazy-load-in-loop",
	severity: "error",
	message: "`{relationships}` {is} loaded with one query per row{since}: {advice} `{option}` {place}",
	why: "The first read of an unloaded relationship is a round trip to the database, here once for every row of the collection.",
	remedy: "Load it with the query: `.options(selectinload(…))`.",
	check: {
		lazyLoading(loading, { report }) {
			if (loading.role === "migration" || loading.kind !== "loop") return;
			const several = loading.relationships.length > 1;
			const values = {
				relationships: loading.relationships.join(", "),
				is: several ? "are" : "is",
				option: loading.option,
				since: "",
				advice: "add",
				place: "to the query"
			};
			const severity = !loading.proved || loading.few || loading.toOne || loading.startup || !loading.served ? "warning" : "error";
			report(loading.at, values, {
				severity,
				trace: loading.trace,
				...loading.fix === null ? {} : { fix: loading.fix }
			});
		},
		rowRenewal({ at, attribute, reader, trace, role }, { report }) {
			if (role === "migration" || reader !== null) return;
			report(at, {
				relationships: attribute,
				is: "is",
				since: ", since the commit expired it",
				advice: "read it before, query the rows anew, or make the session with",
				option: "expire_on_commit=False",
				place: "in its factory"
			}, {
				severity: "warning",
				trace
			});
		}
	}
});

// rules/n-plus-one/lazy-load-in-serialization.ts
var lazy_load_in_serialization_default = defineRule({
	id: "lazy-load-in-serialization",
	severity: "error",
	message: "`{reader}` reads `{relationships}` {each}: {advice} `{option}` {place}",
	why: "A schema reads every attribute that it declares: each unloaded relationship is one more query for every row of the answer.",
	remedy: "Load it with the query: `.options(selectinload(…))`; or declare a schema without the field for lists.",
	check: {
		lazyLoading(loading, { report }) {
			if (loading.role === "migration" || loading.kind !== "serialization") return;
			const values = {
				reader: loading.reader ?? "",
				relationships: loading.relationships.join(", "),
				each: loading.each ? "of each row, one query each" : loading.relationships.length > 1 ? "with one more query each" : "with one more query",
				option: loading.option,
				advice: "add",
				place: "to the query"
			};
			const certain = loading.proved && !loading.few && !loading.toOne && loading.rows && !loading.startup && loading.served;
			const severity = !loading.each ? "note" : certain ? "error" : "warning";
			report(loading.at, values, {
				severity,
				trace: loading.trace,
				...loading.fix === null ? {} : { fix: loading.fix }
			});
		},
		rowRenewal({ at, attribute, reader, trace, role }, { report }) {
			if (role === "migration" || reader === null) return;
			report(at, {
				reader,
				relationships: attribute,
				each: "of each row, one query each, since the commit expired it",
				advice: "query the rows anew, or make the session with",
				option: "expire_on_commit=False",
				place: "in its factory"
			}, {
				severity: "warning",
				trace
			});
		}
	}
});

// src/rule/loop-words.ts
/** The words that the messages about a loop share: what is called in it, what it goes through and where it stands. */
function loopWords({ callee, loopKind, iterable, loopHome, loopLine, others }) {
	return {
		callee,
		loop: loopKind.replace(/^(?:async )?for$|^while$/, "$& loop"),
		iterable,
		where: loopKind === "GraphQL list" ? "of the schema" : loopHome === null ? `on line ${loopLine}` : `in ${loopHome}()`,
		others: others === 0 ? "" : `; ${others} more ${others === 1 ? "call in it does" : "calls in it do"} the same`
	};
}
/** Whether a statement goes to a database inside the process, without a round trip: many small ones cost little there. */
function isEmbedded(callee) {
	return /^(sqlite3|aiosqlite|apsw|duckdb)\./.test(callee);
}

// rules/n-plus-one/query-in-loop.ts
var query_in_loop_default = defineRule({
	id: "query-in-loop",
	severity: "error",
	message: "`{callee}` queries once per iteration of the {loop} over `{iterable}` {where}{others}",
	why: "Each iteration is a round trip to the database, so the time of the request grows with the number of rows.",
	remedy: "Load everything before the loop with one statement: `where(Model.id.in_(ids))`, a join, or `selectinload()`; in place of a `refresh()` of each row, select them once.",
	check: { loopQuery(query, { report }) {
		if (query.role === "migration" || query.operation !== "read" || query.size === "small") return;
		const certain = query.proved && query.bound === null && query.size !== "few" && query.served && !query.startup && !isEmbedded(query.callee);
		report(query.at, loopWords(query), {
			severity: query.bound === "prefetched" ? "note" : certain ? "error" : "warning",
			trace: query.trace
		});
	} }
});

// rules/n-plus-one/refused-lazy-load.ts
var refused_lazy_load_default = defineRule({
	id: "refused-lazy-load",
	severity: "error",
	message: "`{relationships}` {state}, so {reader} raises {error}: {advice} `{option}`",
	why: "SQLAlchemy loads nothing for a row whose session is closed, nor a relationship that is declared to raise: the line fails whenever it runs.",
	remedy: "Load it with the query: `.options(selectinload(…))`; or read it while the session is open.",
	check: {
		expiredReading({ at, attribute, name, by, refused, closed, relationship, reader, proved, role, trace }, { report }) {
			if (role === "migration" || !refused && !closed) return;
			if (closed) {
				report(at, {
					relationships: attribute,
					state: `${by === "commit" ? "is expired by the commit" : "of a new row is not loaded"}, and read after the session was closed`,
					reader: reader === null ? "reading it" : `the schema ${reader}`,
					error: "DetachedInstanceError",
					advice: "read it before, or call",
					option: relationship ? `session.refresh(row, ["${name}"])` : "session.refresh(row)"
				}, {
					severity: proved ? "error" : "warning",
					trace
				});
				return;
			}
			report(at, {
				relationships: attribute,
				state: by === "refresh" ? "is not loaded by a refresh without its name, nor lazily" : "of a new row is not loaded, nor may it be lazily",
				reader: reader === null ? "reading it" : `the schema ${reader}`,
				error: "InvalidRequestError",
				advice: "set it, or await",
				option: `session.refresh(row, ["${name}"])`
			}, {
				severity: proved ? "error" : "warning",
				trace
			});
		},
		lazyLoading(loading, { report }) {
			if (loading.role === "migration" || loading.kind !== "refused") return;
			const several = loading.relationships.length > 1;
			const closed = loading.refused === "closed";
			const values = {
				relationships: loading.relationships.join(", "),
				state: closed ? `${several ? "are" : "is"} read after the session was closed` : "may not be loaded lazily",
				reader: loading.reader === null ? "reading it" : `the schema ${loading.reader}`,
				error: closed ? "DetachedInstanceError" : "InvalidRequestError",
				advice: "add to the query",
				option: loading.option
			};
			report(loading.at, values, {
				severity: loading.proved ? "error" : "warning",
				trace: loading.trace,
				...loading.fix === null ? {} : { fix: loading.fix }
			});
		}
	}
});

// rules/n-plus-one/unapplied-loader-option.ts
var unapplied_loader_option_default = defineRule({
	id: "unapplied-loader-option",
	severity: "error",
	message: "the loader options {what}, so {result}",
	why: "Whoever wrote the option counts on it: the relationship is loaded one row at a time instead, or raises under asyncio.",
	remedy: "Put the options on the statement where it is made and executed: `statement = statement.options(*options)`.",
	check: { unappliedOption(found, { report }) {
		if (found.role === "migration") return;
		const what = {
			parameter: `given as '${found.name}' to '${found.callee}' are lost there: it never reads that parameter`,
			variable: `kept in '${found.name}' are never used`,
			dropped: "are put on a copy of the statement that is dropped",
			unjoined: `take ${found.name} from a join by contains_eager, and the statement has none`
		}[found.reason];
		const result = found.reason === "unjoined" ? "every row is paired with every other" : "nothing is loaded with the query";
		report(found.at, {
			what,
			result
		}, { severity: found.reason === "variable" ? "warning" : "error" });
	} }
});

// rules/n-plus-one/write-in-loop.ts
/** A transaction for each item can be meant: what is done stays done when a later item fails. */
const ENDS_TRANSACTION = /\b(?:commit|rollback)$/;
var write_in_loop_default = defineRule({
	id: "write-in-loop",
	severity: "error",
	message: "`{callee}` writes to the database once per iteration of the {loop} over `{iterable}` {where}{others}",
	why: "Each iteration is a round trip, and with a commit also a disk flush, so the time grows with the number of rows.",
	remedy: "Collect the rows and send one statement (`insert().values(rows)`, `add_all()`), and flush or commit once after the loop.",
	check: { loopQuery(query, { report }) {
		if (query.role === "migration" || query.operation !== "write" || query.size === "small") return;
		const certain = query.proved && query.bound === null && query.size !== "few" && query.served && !query.startup && !isEmbedded(query.callee) && !ENDS_TRANSACTION.test(query.callee);
		report(query.at, loopWords(query), {
			severity: certain ? "error" : "warning",
			trace: query.trace
		});
	} }
});

// rules/schema-alignment/exposed-password.ts
var exposed_password_default = defineRule({
	id: "exposed-password",
	severity: "warning",
	message: "`{schema}.{field}` shows the password of `{model}` in an answer",
	why: "Whoever may call the endpoint reads the password, or its hash, which can be tried out at leisure.",
	remedy: "Answer with a schema that does not have the field.",
	check: { alignment(found, { report }) {
		if (found.kind !== "exposed-password") return;
		report(found.at, {
			schema: found.schema,
			field: found.field,
			model: found.model
		}, {
			severity: found.severity,
			trace: found.trace
		});
	} }
});

// rules/schema-alignment/missing-argument.ts
var missing_argument_default = defineRule({
	id: "missing-argument",
	severity: "error",
	message: "`{schema}` is {detail} without {field}, which it requires",
	why: "Validation fails every time: the request is answered with 500.",
	remedy: "Give the field a value there, give it a default, or name the field that is meant.",
	check: { alignment(found, { report }) {
		if (found.kind !== "missing-argument") return;
		report(found.at, {
			schema: found.schema,
			detail: found.detail,
			field: found.field
		}, {
			severity: found.severity,
			trace: found.trace
		});
	} }
});

// rules/schema-alignment/missing-from-attributes.ts
var missing_from_attributes_default = defineRule({
	id: "missing-from-attributes",
	severity: "error",
	message: "`{schema}` does not read attributes, but {detail}",
	why: "Pydantic takes an object of another class apart only where the schema allows it: validation fails for every row.",
	remedy: "Set `from_attributes=True` in the schema's `model_config` (Pydantic 1: `orm_mode = True` in its `Config`).",
	check: { alignment(found, { report }) {
		if (found.kind !== "unreadable-row") return;
		report(found.at, {
			schema: found.schema,
			detail: found.detail
		}, {
			severity: found.severity,
			trace: found.trace
		});
	} }
});

// rules/schema-alignment/nullable-mismatch.ts
var nullable_mismatch_default = defineRule({
	id: "nullable-mismatch",
	severity: "warning",
	message: "`{schema}.{field}` does not allow None, but {detail} (`{model}`)",
	why: "The first row without a value fails to be read, and the endpoint answers 500.",
	remedy: "Allow None in the schema, or make the column NOT NULL.",
	check: { alignment(found, { report }) {
		if (found.kind !== "nullable-mismatch") return;
		report(found.at, {
			schema: found.schema,
			field: found.field,
			detail: found.detail,
			model: found.model
		}, {
			severity: found.severity,
			trace: found.trace
		});
	} }
});

// rules/schema-alignment/rejected-field.ts
var rejected_field_default = defineRule({
	id: "rejected-field",
	severity: "error",
	message: "`{model}` is given {field} of `{schema}`, which {detail}",
	why: "The constructor of a mapped class takes each of its attributes once and raises TypeError for everything else: the request is answered with 500.",
	remedy: "Leave the field out of the dump (`model_dump(exclude={…})`), or add the column to the class.",
	check: { alignment(found, { report }) {
		if (found.kind !== "rejected-field") return;
		report(found.at, {
			schema: found.schema,
			field: found.field,
			model: found.model,
			detail: found.detail
		}, {
			severity: found.severity,
			trace: found.trace
		});
	} }
});

// rules/schema-alignment/type-mismatch.ts
var type_mismatch_default = defineRule({
	id: "type-mismatch",
	severity: "warning",
	message: "`{schema}.{field}` cannot be read from `{model}`: {detail}",
	why: "Pydantic does not turn one into the other: reading fails for every row with a value.",
	remedy: "Use the type of the column, or convert in a validator that runs before.",
	check: { alignment(found, { report }) {
		if (found.kind !== "type-mismatch") return;
		report(found.at, {
			schema: found.schema,
			field: found.field,
			model: found.model,
			detail: found.detail
		}, {
			severity: found.severity,
			trace: found.trace
		});
	} }
});

// rules/schema-alignment/unknown-argument.ts
var unknown_argument_default = defineRule({
	id: "unknown-argument",
	severity: "error",
	message: "`{model}` is given {field}, which {detail}",
	why: "The constructor of a mapped class raises TypeError for what it has no attribute for, and a schema that forbids other fields fails to validate.",
	remedy: "Name the attribute that is meant, add the column to the class, or leave the argument out.",
	check: { alignment(found, { report }) {
		if (found.kind !== "unknown-argument") return;
		report(found.at, {
			model: found.model,
			field: found.field,
			detail: found.detail
		}, {
			severity: found.severity,
			trace: found.trace
		});
	} }
});

// rules/schema-alignment/unknown-field.ts
var unknown_field_default = defineRule({
	id: "unknown-field",
	severity: "warning",
	message: "`{schema}.{field}` is read from `{model}`, which has no attribute `{attribute}`",
	why: "Reading the object fails for every row, because the field has no default.",
	remedy: "Name the attribute that is meant (`validation_alias`), let the name count beside the alias (`populate_by_name`), add it to the class, or give the field a default.",
	check: { alignment(found, { report }) {
		if (found.kind !== "unknown-field") return;
		report(found.at, {
			schema: found.schema,
			field: found.field,
			model: found.model,
			attribute: found.detail
		}, {
			severity: found.severity,
			trace: found.trace
		});
	} }
});

// rules/schema-alignment/unused-input-field.ts
var unused_input_field_default = defineRule({
	id: "unused-input-field",
	severity: "warning",
	message: "`{schema}.{field}` is required, but {readers}",
	why: "Every client has to send a value that changes nothing: something was forgotten, in the endpoint or in the schema.",
	remedy: "Use the field, make it optional, or take it out of the schema.",
	check: { alignment(found, { report }) {
		if (found.kind !== "unused-input") return;
		report(found.at, {
			schema: found.schema,
			field: found.field,
			readers: found.detail
		}, {
			severity: found.severity,
			trace: found.trace
		});
	} }
});

// rules/type-hints/explicit-any.ts
var explicit_any_default = defineRule({
	id: "explicit-any",
	severity: "note",
	message: "`{function}` annotates {slots} as Any",
	why: "Any switches the checks off for everything that the value touches, while the function counts as annotated.",
	remedy: "Name the type, or `object` where any value will do.",
	check: { hint(hint, { report }) {
		if (hint.kind !== "explicit-any" || hint.role === "migration") return;
		report(hint.at, {
			function: hint.name,
			slots: hint.detail
		});
	} }
});

// rules/type-hints/implicit-optional.ts
var implicit_optional_default = defineRule({
	id: "implicit-optional",
	severity: "warning",
	message: "`{name}` has the default None, which its type `{type}` leaves out",
	why: "A type checker believes the annotation and lets the None through to code that cannot take it.",
	remedy: "Say that None is allowed, `name: str | None = None`, or give it a default of its type.",
	check: { hint(hint, { report }) {
		if (hint.kind !== "implicit-optional" || hint.role === "migration") return;
		report(hint.at, {
			name: hint.name,
			type: hint.detail
		}, hint.fix === null ? {} : { fix: hint.fix });
	} }
});

// rules/type-hints/missing-annotation.ts
/** What mypy's `disallow_untyped_defs` asks for: all but self and cls; `__init__` may leave out `-> None` when a parameter is annotated. */
function missing(subject) {
	const slots = subject.parameters.filter((parameter) => !parameter.annotated).map((parameter) => parameter.name);
	const initialiser = subject.method && /\.__init__$/.test(subject.at.symbol) && subject.parameters.some(({ annotated }) => annotated);
	if (!subject.returns && !initialiser) slots.push("the return value");
	return slots;
}
var missing_annotation_default = defineRule({
	id: "missing-annotation",
	severity: "warning",
	message: "`{function}` does not annotate {slots}",
	why: "Type checkers skip what is not annotated, and FastAPI takes a parameter without annotation for an unchecked query string.",
	remedy: "Annotate every parameter and the return value (`-> None` where nothing is returned).",
	check: { function(subject, { report }) {
		if (subject.role === "migration") return;
		const slots = missing(subject);
		if (slots.length > 0) report(subject.name, {
			function: subject.at.symbol,
			slots: slots.join(", ")
		});
	} }
});

// rules/type-hints/optional-without-default.ts
var optional_without_default_default = defineRule({
	id: "optional-without-default",
	severity: "warning",
	message: "`{name}` may be None and is still required: a request without it is refused ({route})",
	why: "In Pydantic 2 a field without default is required, also when its type allows None; Pydantic 1 made it optional.",
	remedy: "Give it a default, `name: str | None = None`, or write `= Field(...)` where null must be sent on purpose.",
	check: { hint(hint, { report }) {
		if (hint.kind !== "optional-without-default") return;
		report(hint.at, {
			name: hint.name,
			route: hint.detail
		}, hint.fix === null ? {} : { fix: hint.fix });
	} }
});

// rules/type-hints/untyped-response.ts
var untyped_response_default = defineRule({
	id: "untyped-response",
	severity: "note",
	message: "Nothing describes what `{route}` answers",
	why: "Without a response model nothing is validated or filtered on its way out, and the OpenAPI document shows an empty schema.",
	remedy: "Annotate the return value, or set `response_model`.",
	check: { hint(hint, { report }) {
		if (hint.kind !== "untyped-response") return;
		report(hint.at, { route: hint.detail });
	} }
});

// rules/index.ts
/** Every rule, in the order in which reports list them. */
const rules = [
	{
		gate: "migration-safety",
		rule: application_import_default,
		page: "rules/migration-safety/application-import.md"
	},
	{
		gate: "migration-safety",
		rule: asymmetric_downgrade_default,
		page: "rules/migration-safety/asymmetric-downgrade.md"
	},
	{
		gate: "migration-safety",
		rule: broken_chain_default,
		page: "rules/migration-safety/broken-chain.md"
	},
	{
		gate: "migration-safety",
		rule: edited_migration_default,
		page: "rules/migration-safety/edited-migration.md"
	},
	{
		gate: "migration-safety",
		rule: empty_downgrade_default,
		page: "rules/migration-safety/empty-downgrade.md"
	},
	{
		gate: "migration-safety",
		rule: failing_upgrade_default,
		page: "rules/migration-safety/failing-upgrade.md"
	},
	{
		gate: "migration-safety",
		rule: fails_on_rows_default,
		page: "rules/migration-safety/fails-on-rows.md"
	},
	{
		gate: "migration-safety",
		rule: invalid_concurrent_index_default,
		page: "rules/migration-safety/invalid-concurrent-index.md"
	},
	{
		gate: "migration-safety",
		rule: irreversible_statement_default,
		page: "rules/migration-safety/irreversible-statement.md"
	},
	{
		gate: "migration-safety",
		rule: locking_operation_default,
		page: "rules/migration-safety/locking-operation.md"
	},
	{
		gate: "migration-safety",
		rule: lossy_operation_default,
		page: "rules/migration-safety/lossy-operation.md"
	},
	{
		gate: "migration-safety",
		rule: missing_downgrade_default,
		page: "rules/migration-safety/missing-downgrade.md"
	},
	{
		gate: "migration-safety",
		rule: model_drift_default,
		page: "rules/migration-safety/model-drift.md"
	},
	{
		gate: "migration-safety",
		rule: multiple_heads_default,
		page: "rules/migration-safety/multiple-heads.md"
	},
	{
		gate: "migration-safety",
		rule: non_nullable_without_default_default,
		page: "rules/migration-safety/non-nullable-without-default.md"
	},
	{
		gate: "migration-safety",
		rule: raising_downgrade_default,
		page: "rules/migration-safety/raising-downgrade.md"
	},
	{
		gate: "migration-safety",
		rule: stale_head_default,
		page: "rules/migration-safety/stale-head.md"
	},
	{
		gate: "migration-safety",
		rule: unbatched_data_migration_default,
		page: "rules/migration-safety/unbatched-data-migration.md"
	},
	{
		gate: "layered-architecture",
		rule: business_logic_in_route_default,
		page: "rules/layered-architecture/business-logic-in-route.md"
	},
	{
		gate: "layered-architecture",
		rule: database_access_outside_repository_default,
		page: "rules/layered-architecture/database-access-outside-repository.md"
	},
	{
		gate: "layered-architecture",
		rule: layer_cycle_default,
		page: "rules/layered-architecture/layer-cycle.md"
	},
	{
		gate: "layered-architecture",
		rule: reversed_import_default,
		page: "rules/layered-architecture/reversed-import.md"
	},
	{
		gate: "layered-architecture",
		rule: skipped_layer_default,
		page: "rules/layered-architecture/skipped-layer.md"
	},
	{
		gate: "layered-architecture",
		rule: web_framework_below_controller_default,
		page: "rules/layered-architecture/web-framework-below-controller.md"
	},
	{
		gate: "async-operations",
		rule: blocking_call_default,
		page: "rules/async-operations/blocking-call.md"
	},
	{
		gate: "async-operations",
		rule: concurrent_session_use_default,
		page: "rules/async-operations/concurrent-session-use.md"
	},
	{
		gate: "async-operations",
		rule: discarded_task_default,
		page: "rules/async-operations/discarded-task.md"
	},
	{
		gate: "async-operations",
		rule: lazy_load_in_async_default,
		page: "rules/async-operations/lazy-load-in-async.md"
	},
	{
		gate: "async-operations",
		rule: session_after_request_default,
		page: "rules/async-operations/session-after-request.md"
	},
	{
		gate: "async-operations",
		rule: sync_db_call_default,
		page: "rules/async-operations/sync-db-call.md"
	},
	{
		gate: "async-operations",
		rule: unawaited_coroutine_default,
		page: "rules/async-operations/unawaited-coroutine.md"
	},
	{
		gate: "type-hints",
		rule: explicit_any_default,
		page: "rules/type-hints/explicit-any.md"
	},
	{
		gate: "type-hints",
		rule: implicit_optional_default,
		page: "rules/type-hints/implicit-optional.md"
	},
	{
		gate: "type-hints",
		rule: missing_annotation_default,
		page: "rules/type-hints/missing-annotation.md"
	},
	{
		gate: "type-hints",
		rule: optional_without_default_default,
		page: "rules/type-hints/optional-without-default.md"
	},
	{
		gate: "type-hints",
		rule: untyped_response_default,
		page: "rules/type-hints/untyped-response.md"
	},
	{
		gate: "n-plus-one",
		rule: lazy_load_in_loop_default,
		page: "rules/n-plus-one/lazy-load-in-loop.md"
	},
	{
		gate: "n-plus-one",
		rule: lazy_load_in_serialization_default,
		page: "rules/n-plus-one/lazy-load-in-serialization.md"
	},
	{
		gate: "n-plus-one",
		rule: query_in_loop_default,
		page: "rules/n-plus-one/query-in-loop.md"
	},
	{
		gate: "n-plus-one",
		rule: refused_lazy_load_default,
		page: "rules/n-plus-one/refused-lazy-load.md"
	},
	{
		gate: "n-plus-one",
		rule: unapplied_loader_option_default,
		page: "rules/n-plus-one/unapplied-loader-option.md"
	},
	{
		gate: "n-plus-one",
		rule: write_in_loop_default,
		page: "rules/n-plus-one/write-in-loop.md"
	},
	{
		gate: "docstrings",
		rule: missing_docstring_default,
		page: "rules/docstrings/missing-docstring.md"
	},
	{
		gate: "schema-alignment",
		rule: exposed_password_default,
		page: "rules/schema-alignment/exposed-password.md"
	},
	{
		gate: "schema-alignment",
		rule: missing_argument_default,
		page: "rules/schema-alignment/missing-argument.md"
	},
	{
		gate: "schema-alignment",
		rule: missing_from_attributes_default,
		page: "rules/schema-alignment/missing-from-attributes.md"
	},
	{
		gate: "schema-alignment",
		rule: nullable_mismatch_default,
		page: "rules/schema-alignment/nullable-mismatch.md"
	},
	{
		gate: "schema-alignment",
		rule: rejected_field_default,
		page: "rules/schema-alignment/rejected-field.md"
	},
	{
		gate: "schema-alignment",
		rule: type_mismatch_default,
		page: "rules/schema-alignment/type-mismatch.md"
	},
	{
		gate: "schema-alignment",
		rule: unknown_argument_default,
		page: "rules/schema-alignment/unknown-argument.md"
	},
	{
		gate: "schema-alignment",
		rule: unknown_field_default,
		page: "rules/schema-alignment/unknown-field.md"
	},
	{
		gate: "schema-alignment",
		rule: unused_input_field_default,
		page: "rules/schema-alignment/unused-input-field.md"
	},
	{
		gate: "api-contract",
		rule: changed_auth_default,
		page: "rules/api-contract/changed-auth.md"
	},
	{
		gate: "api-contract",
		rule: changed_status_default,
		page: "rules/api-contract/changed-status.md"
	},
	{
		gate: "api-contract",
		rule: changed_type_default,
		page: "rules/api-contract/changed-type.md"
	},
	{
		gate: "api-contract",
		rule: new_required_input_default,
		page: "rules/api-contract/new-required-input.md"
	},
	{
		gate: "api-contract",
		rule: removed_response_field_default,
		page: "rules/api-contract/removed-response-field.md"
	},
	{
		gate: "api-contract",
		rule: removed_route_default,
		page: "rules/api-contract/removed-route.md"
	},
	{
		gate: "api-contract",
		rule: unreachable_route_default,
		page: "rules/api-contract/unreachable-route.md"
	},
	{
		gate: "access-control",
		rule: unauthenticated_route_default,
		page: "rules/access-control/unauthenticated-route.md"
	}
];

export { defineRule as n, rules as t };