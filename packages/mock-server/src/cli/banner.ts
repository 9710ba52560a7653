import { resolve } from 'node:path';
import type { AccountView } from '../core/accounts.ts';
import type { Message } from '../core/message.ts';
import { plainLine } from '../core/plain-text.ts';
import type { Provider } from '../core/provider.ts';
import type { ControlledMockServer, MockServer } from '../core/server.ts';
import { isLoopback } from '../http/own-token.ts';
import type { HttpServer } from '../http/serve-settings.ts';
import { version } from '../version.ts';
import type { Flags } from './flags.ts';

/** A mock server that was started. */
export interface Started {
  readonly mock: ControlledMockServer;
  /** Whether its only account is the demo account. */
  readonly hasDemo: boolean;
}

/** The text that is printed when the server listens. */
export async function banner(server: HttpServer, started: readonly Started[], flags: Flags): Promise<string> {
  const backends = await Promise.all(started.map((one) => backendText(one, started, server, flags)));
  return [
    `Resetkit ${version}`,
    '',
    `  Inbox       ${server.url}/${server.token === undefined ? '' : `?token=${encodeURIComponent(server.token)}`}`,
    `  Control     ${server.url}/_resetkit/health`,
    ...(server.token === undefined
      ? []
      : [`  Token       ${server.token}   (Authorization: Bearer …, for the control API)`]),
    ...(flags.publicUrl === undefined ? [] : [`  Listens on  ${flags.host}, port ${server.port}`]),
    ...(flags.store === undefined ? [] : [`  State       ${placeOf(flags.store)}`]),
    `  Limits      ${flags.limits}   Delays  ${flags.delays}   CORS  ${flags.cors}`,
    ...(isLoopback(flags.host) ? [] : ['', ...warning(flags.host)]),
    '',
    ...backends,
    'Mails appear below and in the inbox. Stop with Ctrl+C.',
    '',
  ].join('\n');
}

/** What it means to listen beyond this machine. */
function warning(host: string): readonly string[] {
  return [
    `  Warning: other machines reach ${host}. The backends below answer all of them, with accounts and keys that anyone`,
    '  can read in the documentation. Inbox and control API ask for the token.',
  ];
}

async function backendText(
  { mock, hasDemo }: Started,
  started: readonly Started[],
  { baseUrls, token }: HttpServer,
  flags: Flags,
): Promise<string> {
  const { id, title, imitates, demo, keys, example } = mock.provider;
  const baseUrl = baseUrls[id] ?? '';
  const options = await mock.options.get();
  const accounts = await mock.accounts.list();
  const seeded = hasDemo ? `${demo.email} / ${demo.password}` : `${accounts.length} from ${flags.seed}`;
  return [
    `${title} (imitates ${imitates})`,
    `  Base URL    ${baseUrl}`,
    ...(flags.atRoot
      ? [`              ${new URL(baseUrl).origin} (the only provider: its paths answer at the root too)`]
      : []),
    `  Account     ${flags.seed === 'none' ? 'none' : seeded}`,
    ...keys(options).map((line) => `  ${line}`),
    ...(mock.behind === undefined ? [] : [`  Backed by   ${backingText(mock.behind, started, baseUrls, baseUrl)}`]),
    ...(mock.upstream === undefined
      ? []
      : [`  Upstream    ${mock.upstream} (receives the requests that the mock does not know)`]),
    '',
    ...tryIt(mock.provider, accounts, { baseUrl, token }, example(baseUrl, options)),
    '',
  ].join('\n');
}

/** Where state is, without a password. */
function placeOf(store: string): string {
  if (!store.includes('://')) return resolve(store);
  const url = new URL(store);
  return `${url.protocol}//${url.host}${url.pathname}`;
}

/** Names the backing server and its URL. */
function backingText(
  behind: MockServer,
  started: readonly Started[],
  baseUrls: HttpServer['baseUrls'],
  baseUrl: string,
): string {
  const { id, title } = behind.provider;
  const isServed = started.some(({ mock }) => mock === behind);
  return isServed ? `${title}, ${baseUrls[id]}` : `${title} of its own, under the same base URL: ${baseUrl}`;
}

/** A request that succeeds. Without a demo account, a request that creates it comes first. */
function tryIt(
  { id, demo }: Provider,
  accounts: readonly AccountView[],
  { baseUrl, token }: { readonly baseUrl: string; readonly token: string | undefined },
  example: string,
): string[] {
  if (accounts.some(({ email }) => email === demo.email)) return [`  Try it:     ${example}`];
  const control = `${new URL(baseUrl).origin}/_resetkit/${id}/accounts`;
  const shown = token === undefined ? '' : ` -H 'Authorization: Bearer ${token}'`;
  return [`  Try it:     curl -s ${control}${shown} -d '${JSON.stringify(demo)}'`, `              ${example}`];
}

/** One line for a mail: its recipient, its kind, its code and its link. */
export function mailLine(provider: string, { to, kind, code, link }: Message): string {
  const secrets = [code, link].filter((secret) => secret !== undefined).join(' or ');
  return plainLine(`[${provider}] ${kind} to ${to}: ${secrets || '(no code, no link)'}`);
}
