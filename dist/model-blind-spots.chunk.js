// src/model/blind-spots.ts
/** Every kind of place that an analysis does not see completely. */
const BLIND_SPOTS = {
	dependency: {
		what: "What a dependency of a route calls is not known.",
		lost: "Its parameters in documents, what it queries, and whether it asks for credentials.",
		remedy: "Hand `Depends` a function, a class or an instance by its name, or what a function of the project returns."
	},
	"dynamic-import": {
		what: "A module is loaded by a name that is computed.",
		lost: "What it registers (routes, models, handlers), and every call that leads into it.",
		remedy: "Import the module, or take its name from constants or from an entry point that `pyproject.toml` names: these are followed. Plugins that others install stay unseen."
	},
	"dynamic-revision": {
		what: "The identifier of a migration, or of the one below it, is computed.",
		lost: "Where the revision stands in its history, and with it whether the history has one head.",
		remedy: "Write `revision` and `down_revision` as strings, as Alembic's template does."
	},
	"dynamic-schema": {
		what: "`create_model`, or what a library has for it (`pydantic_model_creator`), makes a schema of what only the running program has.",
		lost: "Its fields: in documents, and compared with the model that it is read from.",
		remedy: "Write the schema as a class where its fields are known."
	},
	"orm-automap": {
		what: "Classes are made of the tables that the database has.",
		lost: "The models: relationships, columns, drift, lazy loads.",
		remedy: "Write the classes that the code uses: `automap_base` completes them."
	},
	"orm-base": {
		what: "A class looks mapped, and one of its base classes is not known.",
		lost: "Columns and relationships that the base brings; the whole model, where nothing else says that it is one.",
		remedy: "Take the base from `DeclarativeBase`, `declarative_base()` or SQLModel; where it is code of the repository, name its folder in `source-roots`."
	},
	"orm-columns": {
		what: "Columns of a table are computed, or read from the database.",
		lost: "Those columns: comparison with migrations and schemas.",
		remedy: "Write them as attributes of the class or of a mixin."
	},
	"orm-foreign-key": {
		what: "The target of a foreign key is computed.",
		lost: "Where the key leads, in models and in what migrations are compared with.",
		remedy: "Write it as text (`ForeignKey(\"orders.id\")`) or as the column itself."
	},
	"orm-table-name": {
		what: "The name of a table is computed.",
		lost: "The model in all comparisons with migrations.",
		remedy: "Write `__tablename__` as text, or compute it from the name of the class alone."
	},
	"orm-target": {
		what: "A relationship names a class that is not mapped.",
		lost: "The relationship: its lazy loads, and the fields of schemas behind it.",
		remedy: "Correct the name; where the class is code of the repository, name its folder in `source-roots`."
	},
	registration: {
		what: "A function registers routes or routers, and nothing that could be followed calls it.",
		lost: "Those routes, and everything that is judged by what requests reach.",
		remedy: "Call it where the application is made. Code of plugins or of tests that is meant to wait for others may stay as it is."
	},
	"route-handler": {
		what: "The function behind a route is not known.",
		lost: "What its requests do and cost.",
		remedy: "Register a function by its name; a decorator around it has to return what it was given, or a function inside."
	},
	"route-methods": {
		what: "The methods of a route are computed.",
		lost: "The route in tables and documents.",
		remedy: "Write the methods as a list of strings."
	},
	"route-path": {
		what: "The path of a route, or a prefix, is computed.",
		lost: "The routes below it in tables and documents; their functions are judged all the same.",
		remedy: "Write the path as text, or make it of constants and of defaults of settings: these are followed."
	},
	"route-removed": {
		what: "Routes are taken away while the program runs.",
		lost: "Nothing: those routes are listed although some may not be served.",
		remedy: "Register a route only where it is wanted."
	},
	"route-version": {
		what: "The version of routes, or its prefix, is computed.",
		lost: "Those routes in tables and documents.",
		remedy: "Write the versions as constants."
	},
	router: {
		what: "A router is included that is not known, or a router is not seen to be included.",
		lost: "Its routes in tables and documents; of a router of the project the functions are judged all the same.",
		remedy: "Include it by its name. Routers that a list or dictionary of constants holds are followed, those that plugins or a library bring are not."
	},
	"schema-base": {
		what: "The fields of a schema's base class are not known.",
		lost: "These fields in documents, and compared with the model that the schema is read from.",
		remedy: "Where the base is code of the repository, name its folder in `source-roots`; the fields of a library's class can be written again in the schema."
	},
	syntax: {
		what: "Code that cannot be read as Python.",
		lost: "The statements there; the rest of the file is analysed.",
		remedy: "Repair it. Templates of code belong under `exclude`."
	},
	template: {
		what: "A template cannot be found or read to its end.",
		lost: "What it reads of the rows that it is given: lazy loads while it is rendered.",
		remedy: "Name templates by text, and keep their folder within what is analysed."
	},
	"unresolved-import": {
		what: "An import names something that the project should have and has not.",
		lost: "Every call and class that comes by that name.",
		remedy: "Generate what is generated before the check, name folders with packages that were not found in `source-roots`, or correct the import."
	}
};
/** The text that explains a kind; null where there is none of the name. */
function blindSpotText(kind) {
	const info = Object.hasOwn(BLIND_SPOTS, kind) ? BLIND_SPOTS[kind] : void 0;
	return info === void 0 ? null : `# ${kind}\n\n${info.what}\n\n- **Lost:** ${lowered(info.lost)}\n- **To do:** ${lowered(info.remedy)}\n`;
}
function lowered(text) {
	return text.slice(0, 1).toLowerCase() + text.slice(1);
}

export { blindSpotText as n, BLIND_SPOTS as t };