import { resolve } from 'node:path';
import type { BackendKey } from '../core/about/connect.ts';
import type { Message } from '../core/message.ts';
import type { Outline } from '../core/outline.ts';
import { plainLine } from '../core/plain-text.ts';
import { isLoopback } from '../http/own-token.ts';
import type { HttpServer } from '../http/serve-settings.ts';
import { version } from '../version.ts';
import { type BackendFacts, type Backing, factsOf, type Started } from './backend-facts.ts';
import type { Flags } from './flags.ts';

/** The text that is printed when the server listens. */
export async function banner(server: HttpServer, started: readonly Started[], flags: Flags): Promise<string> {
  const inbox = `${server.url}/${server.token === undefined ? '' : `?token=${encodeURIComponent(server.token)}`}`;
  const backends = await Promise.all(started.map((one) => shownBackend(one, started, server, flags)));
  return [
    `Resetkit ${version}`,
    '',
    `  Inbox       ${inbox}`,
    `  Control     ${server.url}/_resetkit/health`,
    ...(server.token === undefined
      ? []
      : [`  Token       ${server.token}   (Authorization: Bearer …, for the control API)`]),
    ...(flags.publicUrl === undefined ? [] : [`  Listens on  ${flags.host}, port ${server.port}`]),
    ...(flags.app === undefined ? [] : [`  App         ${flags.app}   (${placeOfLinks(flags)})`]),
    ...(flags.store === undefined ? [] : [`  State       ${placeOf(flags.store)}`]),
    `  Limits      ${flags.limits}   Delays  ${flags.delays}   CORS  ${flags.cors}`,
    ...(isLoopback(flags.host) ? [] : ['', ...warning(flags.host)]),
    '',
    ...(backends.length > 1 && !flags.verbose ? inShort(backends) : backends.map((one) => inFull(one, flags))),
    // Said at the end too: lines that are printed later stand below it.
    `Mails appear below and in the inbox: ${inbox}`,
    ...(started.length > 1 ? [`For fewer backends: --provider ${started[0]?.source.id}`] : []),
    'Stop with Ctrl+C.',
    '',
  ].join('\n');
}

/** What the place of the app is for. Options that were changed are kept with the state. */
function placeOfLinks({ store }: Flags): string {
  return store === undefined ? 'mailed links lead there' : 'mailed links lead there, unless kept options say otherwise';
}

/** What it means to listen beyond this machine. */
function warning(host: string): readonly string[] {
  return [
    `  Warning: other machines reach ${host}. The backends below answer all of them, with accounts and keys that anyone`,
    '  can read in the documentation. Inbox and control API ask for the token.',
  ];
}

/** A backend as the text shows it. */
interface ShownBackend extends BackendFacts, Pick<Outline, 'title' | 'imitates'> {
  readonly baseUrl: string;
  /** Where the one behind it is, if there is one. */
  readonly backedBy: string | undefined;
  /** The lines of a request that succeeds. */
  readonly toTry: readonly string[];
}

async function shownBackend(
  one: Started,
  started: readonly Started[],
  { baseUrls, token }: HttpServer,
  flags: Flags,
): Promise<ShownBackend> {
  const { id } = one.source;
  const baseUrl = baseUrls[id] ?? '';
  const { title, imitates, demo } = one.outline;
  const facts = await factsOf(one, started, flags, baseUrl);
  const { hasDemo, behind, example } = facts;
  const backedBy = behind && backingText(behind, baseUrls, baseUrl);
  return { ...facts, title, imitates, baseUrl, backedBy, toTry: tryIt(id, demo, hasDemo, { baseUrl, token }, example) };
}

/** A line for each of several backends, so that all fit one screen. Their keys are on the page. */
function inShort(backends: readonly ShownBackend[]): readonly string[] {
  const width = Math.max(...backends.map(({ title }) => title.length));
  const [first] = backends;
  const usual = mostFrequent(backends.map(({ account }) => account));
  return [
    ...backends.map(({ title, baseUrl, clientUrl, behind, account, upstream }) => {
      const more = [
        ...(clientUrl === undefined ? [] : [`its own client: ${clientUrl}`]),
        ...(account === usual ? [] : [`account: ${account}`]),
        ...(behind ? [`accounts of ${behind.title}${behind.isServed ? '' : ' of its own'}`] : []),
        ...(upstream === undefined ? [] : [`upstream: ${upstream}`]),
      ];
      return `  ${title.padEnd(width)}  ${baseUrl}${more.length === 0 ? '' : `   (${more.join(', ')})`}`;
    }),
    '',
    `  Account     ${usual}`,
    ...(first?.toTry ?? []),
    '',
    'Keys, and a request for each backend, are on the page; --verbose prints them here.',
  ];
}

/** The text that is there most often, the first of several. */
function mostFrequent(texts: readonly string[]): string | undefined {
  const count = (text: string) => texts.filter((one) => one === text).length;
  return [...texts].sort((one, other) => count(other) - count(one))[0];
}

function inFull(
  { title, imitates, baseUrl, clientUrl, account, keys, backedBy, upstream, toTry }: ShownBackend,
  flags: Flags,
): string {
  return [
    `${title} (imitates ${imitates})`,
    `  Base URL    ${baseUrl}`,
    ...(flags.atRoot
      ? [`              ${new URL(baseUrl).origin} (the only provider: its paths answer at the root too)`]
      : []),
    ...(clientUrl === undefined ? [] : [`  Own client  ${clientUrl}`]),
    `  Account     ${account}`,
    ...keyLines(keys),
    ...(backedBy === undefined ? [] : [`  Backed by   ${backedBy}`]),
    ...(upstream === undefined
      ? []
      : [`  Upstream    ${upstream} (receives the requests that the mock does not know)`]),
    '',
    ...toTry,
    '',
  ].join('\n');
}

/** Keys, each under the base URL. Names of one backend are as wide as the longest. */
function keyLines(keys: readonly BackendKey[]): readonly string[] {
  const width = Math.max(10, ...keys.map(({ name }) => name.length));
  return keys.map(({ name, value, of }) => `  ${name.padEnd(width)}  ${value}${of === undefined ? '' : ` (${of})`}`);
}

/** Where state is, without a password. */
function placeOf(store: string): string {
  if (!store.includes('://')) return resolve(store);
  const url = new URL(store);
  return `${url.protocol}//${url.host}${url.pathname}`;
}

/** Names the backing server and its URL. */
function backingText({ id, title, isServed }: Backing, baseUrls: HttpServer['baseUrls'], baseUrl: string): string {
  return isServed ? `${title}, ${baseUrls[id]}` : `${title} of its own, under the same base URL: ${baseUrl}`;
}

/** A request that succeeds. Without a demo account, a request that creates it comes first. */
function tryIt(
  id: string,
  demo: Outline['demo'],
  hasDemo: boolean,
  { baseUrl, token }: { readonly baseUrl: string; readonly token: string | undefined },
  example: string,
): string[] {
  if (hasDemo) return [`  Try it:     ${example}`];
  const control = `${new URL(baseUrl).origin}/_resetkit/${id}/accounts`;
  const shown = token === undefined ? '' : ` -H 'Authorization: Bearer ${token}'`;
  return [`  Try it:     curl -s ${control}${shown} -d '${JSON.stringify(demo)}'`, `              ${example}`];
}

/** One line for a mail: its recipient, its kind, its code and its link. */
export function mailLine(provider: string, { to, kind, code, link }: Message): string {
  const secrets = [code, link].filter((secret) => secret !== undefined).join(' or ');
  return plainLine(`[${provider}] ${kind} to ${to}: ${secrets || '(no code, no link)'}`);
}
