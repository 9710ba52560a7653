import * as nodeModule from 'node:module';
import { pathToFileURL } from 'node:url';

type Jiti = Pick<typeof import('jiti'), 'createJiti'>;

/**
 * Imports a TypeScript file: with jiti, which `load` imports, if it is installed, because Node reads only a part of
 * TypeScript; else by Node itself, which can do it from version 22.18 on. Rejects if neither can.
 */
export async function importTypeScript(
  path: string,
  load: () => Promise<Jiti> = () => import('jiti'),
  readsTypes: boolean = Boolean(Reflect.get(process.features, 'typescript')),
): Promise<unknown> {
  const jiti = await load().catch(() => undefined);
  if (jiti) return jiti.createJiti(path).import(path);
  if (!readsTypes)
    throw new Error(
      'To read TypeScript, this version of Node needs jiti: npm install jiti (Node 22.18 and newer need nothing)',
    );
  const hooks = asModules();
  try {
    return await import(pathToFileURL(path).href);
  } finally {
    hooks?.deregister();
  }
}

/** The part of `module.registerHooks` that is used here. Node has it from 22.15 on; the types of Node 20 know nothing of it. */
interface Hooks {
  load(url: string, context: object, next: (url: string, context: object) => unknown): unknown;
}
type RegisterHooks = (hooks: Hooks) => { deregister(): void };

/**
 * Makes Node load `.ts` files as ES modules, also below a package.json of `type: commonjs`. `deregister()` ends that. `undefined` if
 * this Node cannot do it.
 */
function asModules(): ReturnType<RegisterHooks> | undefined {
  const registerHooks: RegisterHooks | undefined = Reflect.get(nodeModule, 'registerHooks');
  return registerHooks?.({
    load: (url, context, next) =>
      next(url, url.endsWith('.ts') ? { ...context, format: 'module-typescript' } : context),
  });
}
