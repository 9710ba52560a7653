import type { Outline } from '../../packages/mock-server/src/core/outline.ts';
import type { Provider } from '../../packages/mock-server/src/core/provider.ts';
import { type ListedProvider, listProviders } from '../providers.ts';
import type { GeneratedFiles } from './generated-files.ts';
import { loadProvider } from './load-provider.ts';
import { HEADER } from './provider-lists.ts';
import { block, comment, constant, propertyKey } from './source-text.ts';

/** A base URL that no text has by itself. */
const somewhere = 'http://somewhere.invalid/backend';
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
  const clientUrl = connect.clientUrl?.({ baseUrl: somewhere, options });
  return {
    title,
    imitates,
    demo: { ...demo },
    keys: connect.keys(options),
    example: templateOf(connect.example({ baseUrl: somewhere, options })),
    ...(clientUrl !== undefined && { clientUrl: templateOf(clientUrl) }),
    ...(behind && { behind: behind.id }),
  };
}

/** A text for a base URL, as one for every base URL. */
function templateOf(text: string): string {
  return text.replaceAll(somewhere, '{baseUrl}').replaceAll(new URL(somewhere).origin, '{origin}');
}
