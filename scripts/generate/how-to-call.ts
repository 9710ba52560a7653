import { join } from 'node:path';
import { type ListedProvider, listProviders } from '../providers.ts';
import { answersWithRedirect } from './emit-operations.ts';
import type { GeneratedFiles } from './generated-files.ts';
import { loadProvider } from './load-provider.ts';
import { loadSpec } from './load-spec.ts';
import { HEADER } from './provider-lists.ts';
import { readOperations } from './read-operations.ts';
import { block, comment, constant, propertyKey } from './source-text.ts';

const FILE = 'packages/mock-server/src/workbench/journal/generated/how-to-call-backends.ts';

/** What the workbench knows of each backend to write programs that call it. */
export async function howToCall(root: string): Promise<GeneratedFiles> {
  const entries = await Promise.all(listProviders(root).map((provider) => entryOf(root, provider)));
  const text = [
    `${HEADER}import type { HowToCall } from '../repeat/how-to-call.ts';`,
    '',
    comment(['What a program has to know of each backend, by its id.']),
    block('export const howToCallBackends: Readonly<Record<string, HowToCall>> = {', entries, '};'),
    '',
  ];
  return new Map([[FILE, text.join('\n')]]);
}

async function entryOf(root: string, listed: ListedProvider): Promise<string> {
  const { id, identifier } = listed;
  const { options, clientOptions } = await loadProvider(root, listed);
  const operations = readOperations(loadSpec(join(root, 'openapi', `${id}.yaml`)));
  const links = operations.filter(({ method, responses }) => method === 'GET' && answersWithRedirect(responses));
  const headers = operations.flatMap(({ id: operation, parameters }) =>
    parameters.header.length === 0 ? [] : [[operation, parameters.header.map(({ name }) => name)] as const],
  );
  const lines = [
    `factory: ${constant(identifier)},`,
    `clientOptions: ${constant(Object.keys(clientOptions?.(options) ?? {}))},`,
    `defaults: ${constant(options)},`,
    `links: ${constant(links.map((operation) => operation.id))},`,
    `headers: ${constant(Object.fromEntries(headers))},`,
  ];
  return `${block(`${propertyKey(id)}: {`, lines, '}')},`;
}
