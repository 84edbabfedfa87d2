// Loops over arrays and destructured arrays by index, for the bundle. The language walks both by an iterator, which makes an object for each
// step until the engine has optimised the code around it: most of a run is over before (docs/performance.md). What is an array is what
// the types say, so the sources stay as they are. Each step asks for the length again, as an iterator does.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Rewrites the TypeScript below the folders of `top`, as it is bundled. It has to find the types first, which takes some seconds. */
export function arraysByIndex(top, folders) {
  let sources;
  return {
    name: "arrays-by-index",
    buildStart() {
      const files = folders.flatMap((folder) => typescriptBelow(join(top, folder)));
      const program = ts.createProgram(files, optionsIn(top));
      // Where arrays are not known as arrays, all would be bundled as it stands, without a word.
      const [problem] = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
      if (problem !== undefined) this.error(`the types cannot be read: ${ts.flattenDiagnosticMessageText(problem.messageText, " ")}`);
      sources = byIndex(program);
    },
    transform(code, id) {
      const source = sources.get(id.replaceAll("\\", "/"));
      // One that another plugin has changed is not the one that was typed.
      return source?.text === code ? source.rewritten() : null;
    },
  };
}

/** The sources of a program by path, each with what it is rewritten to. */
export function byIndex(program) {
  const checker = program.getTypeChecker();
  const own = program.getSourceFiles().filter((file) => !file.isDeclarationFile);
  return new Map(own.map((file) => [file.fileName, { text: file.text, rewritten: () => rewriterOf(file, checker)(file) }]));
}

function typescriptBelow(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  // As the program names them, on every system.
  return names.filter((name) => name.endsWith(".ts")).map((name) => join(folder, name).replaceAll("\\", "/"));
}

function optionsIn(top) {
  const { config, error } = ts.readConfigFile(join(top, "tsconfig.json"), ts.sys.readFile);
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, " "));
  return ts.parseJsonConfigFileContent(config, ts.sys, top).options;
}

/** Gives the text of any node of a file, rewritten; spaces and comments before it included. */
function rewriterOf(file, checker) {
  const { text } = file;
  const isArray = (node) => isArrayType(checker, checker.getTypeAtLocation(node));

  function rewrite(node) {
    return looped(node) ?? declared(node) ?? called(node) ?? spliced(node, (child) => rewrite(child));
  }

  /** The text of a node whose children are put in as `put` gives them. */
  function spliced(node, put) {
    let result = "";
    let at = node.pos;
    ts.forEachChild(node, (child) => {
      result += text.slice(at, child.pos) + put(child);
      at = child.end;
    });
    return result + text.slice(at, node.end);
  }

  const leading = (node) => text.slice(node.pos, node.getStart(file));

  function looped(node) {
    if (!ts.isForOfStatement(node) || node.awaitModifier !== undefined || !ts.isVariableDeclarationList(node.initializer)) return null;
    const { name } = node.initializer.declarations[0];
    const keyword = (node.initializer.flags & ts.NodeFlags.Const) === 0 ? "let" : "const";
    const parts = isArray(name) ? takenApart(name) : null;
    if (isArray(node.expression)) {
      // Names that a loop inside may shadow: nothing of its own looks at those of the loop around it.
      const head = `for (let at$ = 0, list$ = ${rewrite(node.expression)}; at$ < list$.length; at$++)`;
      const item = parts === null ? `${rewrite(name)} = list$[at$]` : `${parts.whole} = list$[at$], ${parts.items}`;
      return `${leading(node)}${head} ${begun(node.statement, `${keyword} ${item};`)}`;
    }
    if (parts === null) return null;
    const head = `for (const ${parts.whole} of ${rewrite(node.expression)})`;
    return `${leading(node)}${head} ${begun(node.statement, `${keyword} ${parts.items};`)}`;
  }

  function declared(node) {
    if (!ts.isVariableDeclaration(node) || node.initializer === undefined) return null;
    const parts = isArray(node.initializer) ? takenApart(node.name) : null;
    return parts === null ? null : `${leading(node)}${parts.whole} = ${rewrite(node.initializer)}, ${parts.items}`;
  }

  function called(node) {
    if (!isCallable(node) || node.parameters.some(({ initializer }) => initializer !== undefined)) return null;
    const apart = new Map();
    for (const { name } of node.parameters) {
      const parts = isArray(name) ? takenApart(name) : null;
      if (parts !== null) apart.set(name, parts);
    }
    if (apart.size === 0) return null;
    const items = `const ${[...apart.values()].map((parts) => parts.items).join(", ")};`;
    return spliced(node, (child) => {
      if (ts.isParameter(child)) {
        const parts = apart.get(child.name);
        return parts === undefined ? rewrite(child) : spliced(child, (part) => (part === child.name ? parts.whole : rewrite(part)));
      }
      if (child !== node.body) return rewrite(child);
      return ts.isBlock(child) ? begun(child, items) : ` { ${items} return (${rewrite(child)}); }`;
    });
  }

  /** A statement as a block that begins with another. */
  function begun(statement, first) {
    const body = rewrite(statement);
    return ts.isBlock(statement) ? `${leading(statement)}{ ${first}${body.slice(leading(statement).length + 1)}` : `{ ${first}${body} }`;
  }

  /** A pattern of an array as a name for the whole and declarations of its items; null where it stays as it is. */
  function takenApart(name) {
    if (!ts.isArrayBindingPattern(name) || !name.elements.every((element) => ts.isOmittedExpression(element) || isPlain(element)))
      return null;
    const bound = name.elements.filter((element) => !ts.isOmittedExpression(element));
    const first = bound.map((element) => element.name).find((part) => ts.isIdentifier(part));
    if (first === undefined) return null;
    // As unique as the name that it begins with.
    const whole = `${first.text}$of`;
    const items = bound.map((element) => `${rewrite(element.name)} = ${whole}[${name.elements.indexOf(element)}]`);
    return { whole, items: items.join(", ") };
  }

  return rewrite;
}

/** No rest, no default, no pattern of an array inside. */
function isPlain({ dotDotDotToken, initializer, name }) {
  return dotDotDotToken === undefined && initializer === undefined && !ts.isArrayBindingPattern(name);
}

function isCallable(node) {
  const takes = ts.isArrowFunction(node) || ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node);
  return takes && node.body !== undefined;
}

/** Whether all values of a type are arrays. */
function isArrayType(checker, type) {
  if (type.isUnion()) return type.types.every((part) => isArrayType(checker, part));
  if (checker.isArrayType(type) || checker.isTupleType(type)) return true;
  const bound = checker.getBaseConstraintOfType(type);
  return bound !== undefined && bound !== type && isArrayType(checker, bound);
}
