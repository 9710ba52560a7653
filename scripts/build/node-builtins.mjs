/**
 * Takes modules of Node from the running process instead of importing them: an import reads all that such a module exports,
 * and with it makes Node load what nobody asked for. For programs only: a browser's bundle has to see the imports.
 * @type {import('esbuild').Plugin}
 */
export const nodeBuiltins = {
  name: 'node-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'node-builtins' }));
    onLoad({ filter: /.*/, namespace: 'node-builtins' }, async ({ path }) => {
      const names = Object.keys(await import(path)).filter(
        (name) => name !== 'default' && /^[a-z_$][\w$]*$/i.test(name),
      );
      // Each is read only if somebody imports it.
      const exported = names.map((name) => `export const ${name} = /* @__PURE__ */ (() => all.${name})();`);
      return { contents: [`const all = process.getBuiltinModule('${path}');`, ...exported].join('\n') };
    });
  },
};
