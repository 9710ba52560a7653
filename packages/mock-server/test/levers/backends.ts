import { ofEveryProvider } from '../of-every-provider.ts';
import type { Backend, LeverBackends } from './backend.ts';

const modules = await ofEveryProvider<{ readonly leverBackends: LeverBackends }>(
  (id) => import(`../${id}/suites/lever-backends.ts`),
);
const backends: LeverBackends = Object.assign({}, ...modules.map(([, { leverBackends }]) => leverBackends));

/** Every backend, and each of the ways in which it can mail. */
export const all = Object.entries(backends).map(([name, backend]) => ({ name, ...backend }));

/** One of them. Throws if there is none of this name. */
export function backendNamed(name: string): Backend {
  const backend = backends[name];
  if (!backend) throw new Error(`There is no backend "${name}", but ${Object.keys(backends).join('; ')}.`);
  return backend;
}
