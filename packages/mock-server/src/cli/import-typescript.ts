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
  if (readsTypes) return import(pathToFileURL(path).href);
  throw new Error(
    'To read TypeScript, this version of Node needs jiti: npm install jiti (Node 22.18 and newer need nothing)',
  );
}
