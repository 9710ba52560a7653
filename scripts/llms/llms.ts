import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListedProvider } from '../providers.ts';
import { listProviders } from '../providers.ts';
import { firstSentence, paragraphsOf, tableUnder, titleOf } from './read-markdown.ts';

const MOCK = 'packages/mock-server';

/** The file llms.txt (llmstxt.org): what Resetkit is and where to read on, for models. It is made of the READMEs. */
export function llms(root: string): string {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const [what = '', whom = ''] = paragraphsOf(read('README.md'));
  const mock = read(`${MOCK}/README.md`);
  return [
    '# Resetkit',
    '',
    `> ${what}`,
    '',
    firstSentence(whom),
    '',
    'Start with `npx @resetkit/mock-server`: it serves all backends on http://localhost:7357, each under its name, with an inbox page at `/`',
    'and a control API below `/_resetkit/`. `npx @resetkit/mock-server mcp` gives the same to an agent as tools (Model Context Protocol).',
    'In a test, `createMockServer` makes one in the process, and `createMockControl` steers one on a port with the same calls.',
    '',
    '## Entry points',
    '',
    ...tableUnder(mock, 'import').map(([name = '', gives = '']) => entry(name, gives)),
    ...tableUnder(read('README.md'), 'import from').map(([name = '', needs = '']) =>
      entry(name, `\`createClient\`, which needs ${needs}`),
    ),
    '',
    '## What a test can do, one line each',
    '',
    '`mock` is what `createMockServer` or `createMockControl` made, and `email` the address of an account.',
    '',
    ...tableUnder(mock, 'I want …').map(([want, line]) => `- ${want}: ${line}`),
    '',
    '## Documents',
    '',
    ...documents(root, read),
    '',
    '## Backends',
    '',
    ...listProviders(root).map((provider) => backend(provider, read)),
    '',
  ].join('\n');
}

/** `…/node` in a table is an entry of the mock server. */
function entry(name: string, gives: string): string {
  return `- ${name.replace('`…/', '`@resetkit/mock-server/')}: ${gives.replace(/: below\b/, '')}`;
}

function documents(root: string, read: (path: string) => string): string[] {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const paths = [
    'README.md',
    `${MOCK}/README.md`,
    'packages/sdk/README.md',
    'examples/README.md',
    ...docs.map((name) => `docs/${name}`),
  ];
  return [
    ...paths.map((path) => link(titleOf(read(path)), path, firstSentence(paragraphsOf(read(path))[0] ?? ''))),
    link('The control API', 'openapi/mock-control.yaml', 'An OpenAPI description of what steers a server on a port.'),
  ];
}

function backend({ id, title }: ListedProvider, read: (path: string) => string): string {
  const path = `${MOCK}/src/providers/${id}/README.md`;
  return `${link(title, path, firstSentence(paragraphsOf(read(path))[0] ?? ''))} Its description: [openapi/${id}.yaml](openapi/${id}.yaml).`;
}

function link(title: string, path: string, about: string): string {
  return `- [${title}](${path}): ${about}`;
}
