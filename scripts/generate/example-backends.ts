import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ListedProvider, listProviders } from '../providers.ts';
import type { GeneratedFiles } from './generated-files.ts';
import { loadProvider } from './load-provider.ts';
import { HEADER } from './provider-lists.ts';
import { block, comment, constant } from './source-text.ts';

const FOLDER = 'examples/react';

/** The backends that the example app offers, the best known first: nothing in the app names one. */
export async function exampleBackends(root: string): Promise<GeneratedFiles> {
  if (!existsSync(join(root, FOLDER))) return new Map();
  const inOrder = listProviders(root).toSorted((one, other) => one.order - other.order);
  const entries = await Promise.all(inOrder.map((listed) => entryOf(root, listed)));
  const text = [
    `${HEADER}import type { ListedBackend } from './listed-backend.ts';`,
    '',
    comment(['Every backend there is, the best known first.']),
    block('export const backends: readonly ListedBackend[] = [', entries, '];'),
    '',
  ];
  return new Map([[`${FOLDER}/src/backends/list.ts`, text.join('\n')]]);
}

async function entryOf(root: string, listed: ListedProvider): Promise<string> {
  const { id, identifier } = listed;
  const { title, demo, options, behind, clientOptions } = await loadProvider(root, listed);
  const { email, password } = demo;
  const lines = [
    `id: ${constant(id)},`,
    `title: ${constant(title)},`,
    `demo: ${constant({ email, password })},`,
    ...(clientOptions ? [`clientOptions: ${constant(clientOptions(options))},`] : []),
    ...(behind ? [`behind: ${constant(behind.id)},`] : []),
    `sdk: () => import('@resetkit/sdk/${id}'),`,
    `facts: () => import('@resetkit/sdk/${id}/reset-facts'),`,
    `provider: async () => (await import('@resetkit/mock-server/${id}')).${identifier},`,
  ];
  return `${block('{', lines, '}')},`;
}
