// The part of the WebAssembly interface this folder uses: Node's types leave it to the browser library, which we do not want in scope.

declare namespace WebAssembly {
  type Imports = Record<string, Record<string, (...values: number[]) => number>>;

  class Module {
    constructor(bytes: Uint8Array);
    static imports(module: Module): { module: string; name: string; kind: string }[];
  }

  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: unknown;
  }

  class RuntimeError extends Error {}

  interface Memory {
    readonly buffer: ArrayBuffer;
  }
}
