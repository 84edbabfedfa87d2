"""Runs a project's Alembic revision by revision against one database, and tells what came back, as JSON lines.

The request is one JSON object on standard input; answers are JSON lines on standard output. What the project prints goes to
standard error. Every engine that is made while this runs connects to the database of the request and to no other.
"""

import functools
import json
import os
import re
import shutil
import sys
import time
import traceback

ANSWERS = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)


def say(event, **values):
    ANSWERS.write(json.dumps({"event": event, **values}, default=str, sort_keys=True) + "\n")
    ANSWERS.flush()


def stop(kind, message):
    say("stopped", kind=kind, message=message)
    ANSWERS.flush()
    os._exit(0)


REQUEST = json.loads(sys.stdin.read())
# "" stands for the current folder, whose modules could hide those of Python itself.
sys.path = [path for path in sys.path if path]
os.chdir(REQUEST["folder"])

try:
    import alembic
    import sqlalchemy
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.runtime.migration import MigrationStep
    from alembic.script import ScriptDirectory
    from sqlalchemy.dialects import plugins
    from sqlalchemy.engine import CreateEnginePlugin
    from sqlalchemy.engine import create as engine_module
    from sqlalchemy.engine import url as url_module
    from sqlalchemy.pool import NullPool
except ImportError as error:
    stop("missing-alembic", str(error))

sys.path[:0] = REQUEST["paths"]
URL = url_module.make_url(REQUEST["url"])


def installed(name):
    import importlib.util

    return importlib.util.find_spec(name) is not None


DRIVERS = {
    "postgresql": ["psycopg2", "psycopg", "asyncpg", "pg8000"],
    "mysql": ["pymysql", "MySQLdb", "asyncmy", "aiomysql"],
    "sqlite": [],
}
NAMES = {"MySQLdb": "mysqldb"}
ASYNC = {"asyncpg", "aiosqlite", "asyncmy", "aiomysql"}
BOTH = {"psycopg"}


def named(url):
    """The driver that a URL names; None where it leaves it open."""
    return url.drivername.split("+")[1] if "+" in url.drivername else None


def is_async(url):
    return named(url) in ASYNC


def fits(driver, asynchronous):
    return driver in BOTH or (driver in ASYNC) == asynchronous


def with_driver(asynchronous):
    """The URL of the database under test with a driver for such an engine, the one that it names first; None where none is installed."""
    backend = URL.get_backend_name()
    if named(URL) is not None and fits(named(URL), asynchronous):
        return URL
    if backend == "sqlite":
        return URL.set(drivername="sqlite+aiosqlite" if asynchronous else "sqlite")
    for name in DRIVERS.get(backend, []):
        if installed(name) and fits(name, asynchronous):
            return URL.set(drivername=backend + "+" + NAMES.get(name, name))
    return None


def driver_of(asked):
    """The URL to use in place of the one that the project asks for: with its driver, if that speaks to the same database."""
    try:
        wanted = url_module.make_url(asked)
    except Exception:
        wanted = None
    if wanted is not None and wanted.get_backend_name() == URL.get_backend_name() and named(wanted) is not None:
        return URL.set(drivername=wanted.drivername)
    asynchronous = wanted is not None and is_async(wanted)
    return with_driver(asynchronous) or with_driver(not asynchronous) or URL


def refuse_other(asked):
    """Ends the run where the project's settings are about another kind of database: they take more from its URL than where to connect."""
    if REQUEST.get("insist"):
        return
    try:
        wanted = url_module.make_url(asked).get_backend_name()
    except Exception:
        return
    if wanted in DRIVERS and wanted != URL.get_backend_name():
        stop("other-database", wanted)


class Redirected:
    """Stands for sqlalchemy.engine.url inside create_engine()."""

    def __getattr__(self, name):
        return getattr(url_module, name)

    def make_url(self, asked):
        refuse_other(asked)
        return driver_of(asked).update_query_dict({"plugin": "fastapi_gate"})


engine_module._url = Redirected()


class Unpooled(NullPool):
    """Keeps no connection, whatever sizes the project asks for: each step has an event loop of its own."""

    def __init__(self, creator, pool_size=None, max_overflow=None, timeout=None, use_lifo=None, **rest):
        super().__init__(creator, **rest)


class Plugin(CreateEnginePlugin):
    """Has every engine made without a pool, and an asynchronous one with a driver that can be one."""

    def __init__(self, url, kwargs):
        super().__init__(url, kwargs)
        kwargs["poolclass"] = Unpooled
        self.asynchronous = bool(kwargs.get("_is_async"))

    def update_url(self, url):
        url = url.difference_update_query(["plugin"])
        if not self.asynchronous or fits(named(url), True):
            return url
        fitting = with_driver(True)
        return url if fitting is None else url.set(drivername=fitting.drivername)


plugins.register("fastapi_gate", __name__, "Plugin")


def ask(question):
    """What a function answers that is given a connection of this script's own."""
    if asks_asynchronously():
        return ask_asynchronously(question)
    with own_engine().connect() as connection:
        answer = question(connection)
        connection.commit()
        return answer


@functools.lru_cache(maxsize=None)
def asks_asynchronously():
    """Whether the only drivers there are for the database under test are asynchronous ones."""
    return URL.get_backend_name() != "sqlite" and with_driver(False) is None and with_driver(True) is not None


@functools.lru_cache(maxsize=None)
def own_engine():
    """One engine for all questions: what it learns of the server and of its statements, it learns once. It keeps no connection."""
    if not asks_asynchronously():
        return sqlalchemy.create_engine((with_driver(False) or URL).drivername + "://", poolclass=NullPool)
    from sqlalchemy.ext.asyncio import create_async_engine

    return create_async_engine(with_driver(True).drivername + "://", poolclass=NullPool)


def ask_asynchronously(question):
    import asyncio

    async def run_question():
        async with own_engine().connect() as connection:
            answer = await connection.run_sync(question)
            await connection.commit()
            return answer

    return asyncio.run(run_question())


def configured_url():
    """The URL that env.py reads, with a driver that speaks to an async engine where it makes one."""
    try:
        with open(os.path.join(REQUEST["script_location"], "env.py"), encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return URL
    if not re.search(r"\b(AsyncEngine|async_engine_from_config|create_async_engine)\(", text):
        return URL
    if URL.get_backend_name() == "sqlite" and not installed("aiosqlite"):
        return URL
    return with_driver(True) or URL


def configuration():
    path = REQUEST.get("ini")
    config = Config(path, ini_section=REQUEST.get("section") or "alembic") if path else Config()
    config.set_main_option("script_location", REQUEST["script_location"])
    if REQUEST.get("version_locations"):
        config.set_main_option("version_locations", os.pathsep.join(REQUEST["version_locations"]))
        config.set_main_option("version_path_separator", "os")
        config.set_main_option("path_separator", "os")
    # Where the ini file leaves the URL out, env.py takes it from the project's settings, with the driver that it needs.
    if not path or config.file_config.has_option(config.config_ini_section, "sqlalchemy.url"):
        config.set_main_option("sqlalchemy.url", configured_url().render_as_string(hide_password=False).replace("%", "%%"))
    return config


CONFIG = configuration()

# Settings read the URL from the environment, and make an engine of it: of no other kind than there is a driver for.
if named(URL) is None and asks_asynchronously():
    for variable in [variable for variable, value in os.environ.items() if value == REQUEST["url"]]:
        os.environ[variable] = driver_of(REQUEST["url"]).render_as_string(hide_password=False)


def run(script, revisions, up):
    """upgrade() or downgrade() of these revisions in one run of Alembic, as the project's env.py runs it."""
    make = MigrationStep.upgrade_from_script if up else MigrationStep.downgrade_from_script

    def steps(_heads, _context):
        return [make(script.revision_map, revision) for revision in revisions]

    with EnvironmentContext(CONFIG, script, fn=steps, destination_rev=revisions[-1].revision):
        script.run_env()
    REQUEST["insist"] = True


def text_of(value):
    return None if value is None else " ".join(str(value).split())


def spelling(text):
    """SQL in one spelling: case and blanks outside quotes say nothing."""
    parts = re.split(r"('(?:[^']|'')*')", text or "")
    text = "".join(part if i % 2 else re.sub(r"\s*([^\w\s])\s*", r"\1", " ".join(part.replace('"', "").lower().split(" "))) for i, part in enumerate(parts))
    text = re.sub(r"\s+(?=')|(?<=')\s+", "", text).strip()
    return text


def snapshot():
    """The schema by reflection: a flat table of things, each with its definition."""
    return ask(reflected)


def reflected(connection):
    found = {}
    inspector = sqlalchemy.inspect(connection)
    backend = connection.dialect.name
    schemas = [None]
    if backend == "postgresql":
        rows = connection.exec_driver_sql(
            "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1"
        )
        schemas = [row[0] for row in rows]
        for name in schemas:
            found["schema " + name] = ""
    for schema in schemas:
        reflect(inspector, schema, found, connection)
    if backend == "postgresql":
        postgresql_objects(connection, found)
    elif backend == "sqlite":
        for kind, name, sql in connection.exec_driver_sql(
            "select type, name, sql from sqlite_master where type in ('trigger', 'view') "
            "or (type = 'index' and sql is not null) order by 1, 2"
        ):
            found[kind + " text " + name] = spelling(sql)
    elif backend == "mysql":
        mysql_objects(connection, found)
    return found


def mysql_objects(connection, found):
    """Views, triggers and routines, which the inspector leaves out or tells only the names of."""
    queries = {
        "view": "select table_name, view_definition from information_schema.views where table_schema = database()",
        "trigger": "select trigger_name, concat(event_object_table, ' ', action_timing, ' ', event_manipulation, ' ', action_statement) "
        "from information_schema.triggers where trigger_schema = database()",
        "routine": "select routine_name, routine_definition from information_schema.routines where routine_schema = database()",
    }
    for kind, query in queries.items():
        for name, definition in connection.exec_driver_sql(query):
            found[kind + " " + name] = text_of(definition) or ""


LISTS = (
    ("foreign key", "get_foreign_keys", "get_multi_foreign_keys"),
    ("unique constraint", "get_unique_constraints", "get_multi_unique_constraints"),
    ("check constraint", "get_check_constraints", "get_multi_check_constraints"),
    ("index", "get_indexes", "get_multi_indexes"),
)


def reflect(inspector, schema, found, connection):
    prefix = "" if schema in (None, "public") else schema + "."
    columns_of = asked_once(inspector, "get_columns", "get_multi_columns", schema)
    key_of = asked_once(inspector, "get_pk_constraint", "get_multi_pk_constraint", schema)
    comment_of = asked_once(inspector, "get_table_comment", "get_multi_table_comment", schema)
    # PostgreSQL spells an index out itself, and in a fraction of the time: see postgresql_objects().
    own = [each for each in LISTS if connection.dialect.name != "postgresql" or each[0] != "index"]
    lists = [(kind, asked_once(inspector, one, many, schema)) for kind, one, many in own]
    for table in sorted(inspector.get_table_names(schema=schema)):
        columns = columns_of(table) or []
        if [column["name"] for column in columns] == ["version_num"]:
            continue
        where = prefix + table
        found["table " + where] = text_of((comment_of(table) or {}).get("text")) or ""
        for column in columns:
            parts = [type_text(column["type"], connection), "null" if column.get("nullable", True) else "not null"]
            if column.get("default") is not None:
                parts.append("default " + text_of(column["default"]))
            for key in ("identity", "computed", "comment"):
                if column.get(key) is not None:
                    parts.append(key + " " + text_of(column[key]))
            found["column " + where + "." + column["name"]] = ", ".join(parts)
        key = key_of(table)
        if key and key.get("constrained_columns"):
            found["primary key of " + where] = "%s (%s)" % (key.get("name"), ", ".join(key["constrained_columns"]))
        for kind, get in lists:
            for each in get(table) or []:
                body = {k: plain(v) for k, v in sorted(each.items()) if k not in ("name", "comment") and v not in (None, {}, [])}
                name = each.get("name")
                found["%s %s of %s" % (kind, name or json.dumps(body, sort_keys=True), where)] = json.dumps(body, sort_keys=True)


def asked_once(inspector, one, many, schema):
    """What reflection says of a table: asked for all tables of the schema in one go where this SQLAlchemy can, which saves most of the time."""

    def alone(table):
        try:
            return getattr(inspector, one)(table, schema=schema)
        except NotImplementedError:
            return None

    if not hasattr(inspector, many):
        return alone
    try:
        answers = {table: answer for (_, table), answer in getattr(inspector, many)(schema=schema).items()}
    except NotImplementedError:
        return alone
    return lambda table: answers[table] if table in answers else alone(table)


def plain(value):
    """What reflection says of a constraint or index as texts: expressions are objects, which look different each time."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in sorted(value.items(), key=lambda pair: str(pair[0]))}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return value if isinstance(value, (bool, int, type(None))) else spelling(text_of(value))


def type_text(kind, connection):
    try:
        return kind.compile(dialect=connection.dialect)
    except Exception:
        return repr(kind)


def postgresql_objects(connection, found):
    queries = {
        "enum type": "select n.nspname || '.' || t.typname, string_agg(e.enumlabel, ', ' order by e.enumsortorder) from pg_type t "
        "join pg_enum e on e.enumtypid = t.oid join pg_namespace n on n.oid = t.typnamespace group by 1",
        "view": "select schemaname || '.' || viewname, definition from pg_views where schemaname not in ('pg_catalog', 'information_schema')",
        "function": "select n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', p.prosrc from pg_proc p "
        "join pg_namespace n on n.oid = p.pronamespace where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' "
        "and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')",
        "trigger": "select c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid "
        "where not t.tgisinternal",
        "sequence": "select n.nspname || '.' || c.relname, '' from pg_class c join pg_namespace n on n.oid = c.relnamespace "
        "where c.relkind = 'S'",
        "extension": "select extname, '' from pg_extension where extname <> 'plpgsql'",
        "policy": "select tablename || '.' || policyname, coalesce(qual, '') || coalesce(with_check, '') from pg_policies",
        "index": "select indexname || ' of ' || case schemaname when 'public' then '' else schemaname || '.' end || tablename, indexdef "
        "from pg_indexes where schemaname not in ('pg_catalog', 'information_schema') and tablename not like 'alembic_version%'",
    }
    for kind, query in queries.items():
        for name, definition in connection.exec_driver_sql(query.replace("%", "%%")):
            found[kind + " " + name] = text_of(definition) or ""


def differences(before, after):
    found = []
    for name in sorted(set(before) | set(after)):
        if name not in after:
            found.append({"change": "lost", "what": name, "was": before[name]})
        elif name not in before:
            found.append({"change": "left behind", "what": name, "is": after[name]})
        elif before[name] != after[name]:
            found.append({"change": "changed", "what": name, "was": before[name], "is": after[name]})
    return found


def wipe():
    """Takes away all that the migrations made: the database was empty when this began."""
    ask(wiped)


def disconnect(connection):
    """Ends what a run that was killed has left on the server: its statements go on there, and hold locks."""
    seconds = int(REQUEST["seconds"])
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user "
            "and pid <> pg_backend_pid() and backend_start > clock_timestamp() - interval '%d seconds'" % seconds
        )
    elif connection.dialect.name == "mysql":
        rows = connection.exec_driver_sql(
            "select id from information_schema.processlist where db = database() and id <> connection_id() "
            "and user = substring_index(current_user(), '@', 1)"
        )
        for (number,) in list(rows):
            connection.exec_driver_sql("kill %d" % number)


def wiped(connection):
    backend = connection.dialect.name
    quote = connection.dialect.identifier_preparer.quote_identifier
    if backend == "postgresql":
        names = connection.exec_driver_sql(
            "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'"
        ).scalars()
        for name in list(names):
            connection.exec_driver_sql("drop schema %s cascade" % quote(name))
        connection.exec_driver_sql("create schema public")
        return
    off, on = (
        ("pragma foreign_keys = off", "pragma foreign_keys = on")
        if backend == "sqlite"
        else ("set foreign_key_checks = 0", "set foreign_key_checks = 1")
    )
    connection.exec_driver_sql(off)
    inspector = sqlalchemy.inspect(connection)
    for view in inspector.get_view_names():
        connection.exec_driver_sql("drop view " + quote(view))
    for table in inspector.get_table_names():
        connection.exec_driver_sql("drop table " + quote(table))
    connection.exec_driver_sql(on)


def occupied(connection):
    inspector = sqlalchemy.inspect(connection)
    names = list(inspector.get_table_names())
    if connection.dialect.name == "postgresql":
        for schema in inspector.get_schema_names():
            if schema not in ("public", "information_schema") and not schema.startswith("pg_"):
                names.append(schema + ".*")
    return names


def described(error):
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if os.path.abspath(frame.filename).startswith(os.path.abspath(REQUEST["root"]))]
    origin = getattr(error, "orig", None)
    message = text_of(origin if origin is not None else error) or type(error).__name__
    place = own[-1] if own else None
    return {
        "type": type(origin if origin is not None else error).__name__,
        "message": message[:500],
        "file": os.path.relpath(place.filename, REQUEST["root"]) if place else None,
        "line": place.lineno if place else None,
    }


class Bench:
    """The database on its way up, able to come back to the state after a revision."""

    def __init__(self, script):
        self.script = script
        self.done = []
        self.file = URL.database if URL.get_backend_name() == "sqlite" else None

    def keep(self):
        if self.file:
            shutil.copyfile(self.file, self.file + ".kept")

    def back(self, expected):
        """Back to the state that was kept; false when it cannot be reached."""
        if self.file:
            shutil.copyfile(self.file + ".kept", self.file)
            return True
        if snapshot() == expected and self.at_head():
            return True
        try:
            wipe()
            run(self.script, self.done, True)
        except (Exception, SystemExit):
            traceback.print_exc()
            return False
        return True

    def at_head(self):
        from alembic.runtime.migration import MigrationContext

        heads = ask(lambda connection: MigrationContext.configure(connection).get_current_heads())
        return bool(self.done) and self.done[-1].revision in heads


def rise(bench, revision):
    """Upgrades by one revision; one that cannot be run alone is run in one go with all before it, as on a new database.

    False for the latter.
    """
    try:
        run(bench.script, [revision], True)
    except (Exception, SystemExit):
        if not bench.done:
            raise
        wipe()
        run(bench.script, [*bench.done, revision], True)
        return False
    return True


def test(bench, revision, before, after, alone):
    """Down and up again from the state `after`; the row to report, and whether the database is there again.

    `alone`: its upgrade() can run alone.
    """
    script = bench.script
    bench.keep()
    say("begin", revision=revision.revision, stage="downgrade")
    try:
        run(script, [revision], False)
    except (Exception, SystemExit) as error:
        return {"status": "downgrade-error", "error": described(error), "differences": []}, bench.back(after)
    found = differences(before, snapshot())
    if not alone:
        return {"status": "differs" if found else "restores", "error": None, "differences": found}, bench.back(after)
    say("begin", revision=revision.revision, stage="upgrade again")
    try:
        run(script, [revision], True)
    except (Exception, SystemExit) as error:
        status = "differs" if found else "upgrade-again-error"
        return {"status": status, "error": described(error), "differences": found}, bench.back(after)
    again = differences(after, snapshot())
    if again:
        if not found:
            return {"status": "upgrade-again-differs", "error": None, "differences": again}, bench.back(after)
        return {"status": "differs", "error": None, "differences": found}, bench.back(after)
    return {"status": "differs" if found else "restores", "error": None, "differences": found}, True


def main():
    if REQUEST.get("wipe"):
        ask(disconnect)
        wipe()
        say("done")
        return
    try:
        names = ask(occupied)
    except Exception as error:
        stop("no-connection", described(error)["message"])
    if names:
        stop("not-empty", ", ".join(sorted(names)[:5]))
    try:
        script = ScriptDirectory.from_config(CONFIG)
        revisions = list(reversed(list(script.walk_revisions())))
    except Exception as error:
        stop("history", described(error)["message"])
    wanted = set(REQUEST["revisions"])
    last = max((i for i, revision in enumerate(revisions) if revision.revision in wanted), default=-1)
    say("ready", alembic=alembic.__version__, sqlalchemy=sqlalchemy.__version__, python=sys.version.split()[0], revisions=len(revisions))
    bench = Bench(script)
    known = None
    try:
        for revision in revisions[: last + 1]:
            asked = revision.revision in wanted
            # A test ends where it began: what is there before one revision is what was there after the one that was tested last.
            before = (known or snapshot()) if asked else None
            known = None
            began = time.monotonic()
            say("begin", revision=revision.revision, stage="upgrade")
            try:
                alone = rise(bench, revision)
            except (Exception, SystemExit) as error:
                say("tested", revision=revision.revision, status="upgrade-error", error=described(error), differences=[], seconds=0)
                wipe()
                stop("upgrade-error", revision.revision)
            bench.done.append(revision)
            if not asked:
                continue
            known = snapshot()
            row, sound = test(bench, revision, before, known, alone)
            say("tested", revision=revision.revision, seconds=round(time.monotonic() - began, 3), **row)
            if not sound:
                wipe()
                stop("lost", revision.revision)
        say("done")
    finally:
        wipe()


main()
