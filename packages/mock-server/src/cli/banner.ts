import { resolve } from 'node:path';
import type { BackendKey } from '../core/about/connect.ts';
import type { Message } from '../core/message.ts';
import { type Outline, outlineAt } from '../core/outline.ts';
import { plainLine } from '../core/plain-text.ts';
import type { Provider } from '../core/provider.ts';
import type { MockSource } from '../http/mock-source.ts';
import { isLoopback } from '../http/own-token.ts';
import type { HttpServer } from '../http/serve-settings.ts';
import { registry } from '../registry.ts';
import { version } from '../version.ts';
import type { Flags } from './flags.ts';

/** A mock server that was started, or that is made when it is needed. */
export interface Started {
  readonly source: MockSource;
  readonly outline: Outline;
  /** Whether its only account is the demo account. */
  readonly hasDemo: boolean;
}

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
    ...(flags.app === undefined ? [] : [`  App         ${flags.app}   (mailed links lead there)`]),
    ...(flags.store === undefined ? [] : [`  State       ${placeOf(flags.store)}`]),
    `  Limits      ${flags.limits}   Delays  ${flags.delays}   CORS  ${flags.cors}`,
    ...(isLoopback(flags.host) ? [] : ['', ...warning(flags.host)]),
    '',
    ...(backends.length > 1 && !flags.verbose ? inShort(backends) : backends.map((one) => inFull(one, flags))),
    // Again: below it stands whatever is printed later.
    `Mails appear below and in the inbox: ${inbox}`,
    ...(started.length > 1 ? [`For fewer backends: --provider ${started[0]?.source.id}`] : []),
    'Stop with Ctrl+C.',
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

/** What the text tells of a backend as it is, or as it will be made. */
interface BackendFacts {
  /** Who can sign in. */
  readonly account: string;
  readonly hasDemo: boolean;
  readonly keys: readonly BackendKey[];
  readonly example: string;
  /** Where the vendor's own client is pointed, if that is not the base URL. */
  readonly clientUrl: string | undefined;
  readonly behind: Backing | undefined;
  readonly upstream: string | undefined;
}

/** The backing server, and whether it is served too. */
interface Backing extends Pick<Provider, 'id' | 'title'> {
  readonly isServed: boolean;
}

async function factsOf(
  { source, outline, hasDemo }: Started,
  started: readonly Started[],
  flags: Flags,
  baseUrl: string,
): Promise<BackendFacts> {
  const { demo } = outline;
  const seeded = hasDemo ? `${demo.email} / ${demo.password}` : undefined;
  const mock = source.made();
  if (!mock) {
    const { keys, behind, example, clientUrl } = outlineAt(outline, baseUrl);
    const backing =
      behind === undefined ? undefined : backingOf(behind, registry[behind]?.outline.title ?? '', started);
    return { account: seeded ?? 'none', hasDemo, keys, example, clientUrl, behind: backing, upstream: undefined };
  }
  const { provider, behind, upstream } = mock;
  const options = await mock.options.get();
  const connect = await provider.connect();
  const accounts = await mock.accounts.list();
  return {
    account: flags.seed === 'none' ? 'none' : (seeded ?? `${accounts.length} from ${flags.seed}`),
    hasDemo: accounts.some(({ email }) => email === demo.email),
    keys: connect.keys(options),
    example: connect.example({ baseUrl, options }),
    clientUrl: connect.clientUrl?.({ baseUrl, options }),
    behind: behind && backingOf(behind.provider.id, behind.provider.title, started),
    upstream,
  };
}

/** Keys, each under the base URL. Names of one backend are as wide as the longest. */
function keyLines(keys: readonly BackendKey[]): readonly string[] {
  const width = Math.max(10, ...keys.map(({ name }) => name.length));
  return keys.map(({ name, value, of }) => `  ${name.padEnd(width)}  ${value}${of === undefined ? '' : ` (${of})`}`);
}

function backingOf(id: string, title: string, started: readonly Started[]): Backing {
  return { id, title, isServed: started.some(({ source }) => source.id === id) };
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
