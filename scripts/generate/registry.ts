import type { Outline } from '../../packages/mock-server/src/core/outline.ts';
import type { Provider } from '../../packages/mock-server/src/core/provider.ts';
import { type ListedProvider, listProviders } from '../providers.ts';
import type { GeneratedFiles } from './generated-files.ts';
import { loadProvider } from './load-provider.ts';
import { HEADER } from './provider-lists.ts';
import { block, comment, constant, propertyKey } from './source-text.ts';

const MOCK = 'packages/mock-server/src';

/** The mock server's registry: what is told of each provider before it is loaded, as the provider itself tells it. */
export async function registry(root: string): Promise<GeneratedFiles> {
  const inOrder = listProviders(root).toSorted((one, other) => one.order - other.order);
  const entries = await Promise.all(inOrder.map((provider) => entryOf(root, provider)));
  const text = [
    `${HEADER}import type { RegisteredProvider } from './core/outline.ts';`,
    '',
    comment(['Every provider that can be served, by its id, the best known first.']),
    block('export const registry: Readonly<Record<string, RegisteredProvider>> = {', entries, '};'),
    '',
  ];
  return new Map([[`${MOCK}/registry.ts`, text.join('\n')]]);
}

async function entryOf(root: string, listed: ListedProvider): Promise<string> {
  const { id, identifier } = listed;
  const provider = await loadProvider(root, listed);
  const lines = [
    `outline: ${constant(await outlineOf(provider))},`,
    `load: async () => (await import('./providers/${id}/index.ts')).${identifier},`,
  ];
  return `${block(`${propertyKey(id)}: {`, lines, '}')},`;
}

async function outlineOf(provider: Provider): Promise<Outline> {
  const { title, imitates, demo, options, behind } = provider;
  const connect = await provider.connect();
  return {
    title,
    imitates,
    demo: { ...demo },
    keys: connect.keys(options),
    example: connect.example({ baseUrl: '{baseUrl}', options }),
    ...(behind && { behind: behind.id }),
  };
}
