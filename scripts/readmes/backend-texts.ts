import { relative } from 'node:path/posix';
import type { Facts } from '../../packages/mock-server/src/core/facts.ts';
import type { ListedProvider } from '../providers.ts';
import { table } from '../providers-doc/table.ts';

/** A backend, as the READMEs tell of it. */
export interface ToldBackend extends Pick<ListedProvider, 'id' | 'title' | 'order'> {
  readonly imitates: string;
  readonly facts: Pick<Facts, 'clientNeeds' | 'redirectTo'>;
}

/** Texts of READMEs that name every backend, the best known first. `folder` is that of the README. */
export function backendTexts(
  backends: readonly ToldBackend[],
  folder: string,
): Record<'names' | 'versions' | 'clients', string> {
  const inOrder = backends.toSorted((one, other) => one.order - other.order);
  return {
    names: listed(inOrder.map(({ title }) => title)),
    versions: listed(
      inOrder.map(
        ({ id, imitates }) =>
          `[${imitates}](${relative(folder, `packages/mock-server/src/providers/${id}/README.md`)})`,
      ),
    ),
    clients: table([
      ['import from', '`createClient` needs', '`redirectTo` is'],
      ...inOrder.map(({ id, facts }) => [
        `[\`@resetkit/sdk/${id}\`](${relative(folder, `packages/sdk/src/providers/${id}/README.md`)})`,
        facts.clientNeeds,
        facts.redirectTo,
      ]),
    ]),
  };
}

function listed(texts: readonly string[]): string {
  return [texts.slice(0, -1).join(', '), ...texts.slice(-1)].filter((text) => text !== '').join(' and ');
}
