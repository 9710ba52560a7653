import { expect, test } from 'vitest';
import { hiddenFromPage } from './hidden-from-page.ts';

const app = 'http://app.example';
const page = `A page at ${app}`;
const cannotRead = `${page} cannot read this answer`;
const cannotSend = `${page} cannot send its request`;

interface Exchanged {
  readonly method?: string;
  readonly asked?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly given?: readonly string[];
}

function reason({ method = 'GET', asked = {}, status = 200, given = [] }: Exchanged): string | undefined {
  const headers = { host: 'api.example', origin: app, ...asked };
  const place = { ip: '127.0.0.1', mount: '', baseUrl: 'http://api.example' };
  return hiddenFromPage({ method, target: '/', headers, body: new Uint8Array(), ...place }, { status, headers: given });
}

const allow = (value: string): readonly string[] => ['Access-Control-Allow-Origin', value];
const credentials = ['Access-Control-Allow-Credentials', 'true'];

test.each<[string, Exchanged]>([
  ['a request without an origin', { asked: { origin: undefined as unknown as string } }],
  ['a page of the same origin', { asked: { origin: 'http://api.example' } }],
  ['a page of the same host behind a proxy for TLS', { asked: { origin: 'https://api.example' } }],
  ['a form that is sent from another site', { method: 'POST', asked: { 'sec-fetch-mode': 'navigate' } }],
  ['a form of a page that sends no referrer', { method: 'POST', asked: { origin: 'null' } }],
  ['an image or a beacon, which nobody reads', { asked: { 'sec-fetch-mode': 'no-cors' } }],
  ['any origin allowed', { given: allow('*') }],
  ['the origin allowed', { given: allow(app) }],
  ['blanks around the origin', { given: allow(` ${app} `) }],
  ['cookies, with the origin and credentials', { asked: { cookie: 'a=1' }, given: [...allow(app), ...credentials] }],
  ['OPTIONS that is no preflight', { method: 'OPTIONS', status: 404, given: allow('*') }],
])('is silent for %s', (_title, exchanged) => {
  expect(reason(exchanged)).toBeUndefined();
});

test.each<[string, Exchanged, string]>([
  ['no origin is allowed', {}, `${cannotRead}: it has no Access-Control-Allow-Origin.`],
  [
    'another origin is allowed',
    { given: allow('http://app.example:81') },
    `${cannotRead}: its Access-Control-Allow-Origin is http://app.example:81.`,
  ],
  [
    'the origin ends with a slash',
    { given: allow(`${app}/`) },
    `${cannotRead}: its Access-Control-Allow-Origin is ${app}/.`,
  ],
  [
    'the header is sent twice',
    { given: [...allow('*'), ...allow('*')] },
    `${cannotRead}: its Access-Control-Allow-Origin is *, *.`,
  ],
  [
    'a sandboxed frame is not allowed',
    { asked: { origin: 'null', 'sec-fetch-mode': 'cors' }, given: allow(app) },
    `A page at null cannot read this answer: its Access-Control-Allow-Origin is ${app}.`,
  ],
  [
    'cookies come and any origin is allowed',
    { asked: { cookie: 'a=1' }, given: [...allow('*'), ...credentials] },
    `${page} that sends cookies cannot read this answer: its Access-Control-Allow-Origin is *.`,
  ],
  [
    'cookies come and credentials are "True"',
    { asked: { cookie: 'a=1' }, given: [...allow(app), 'Access-Control-Allow-Credentials', 'True'] },
    `${page} that sends cookies cannot read this answer: its Access-Control-Allow-Credentials is not true.`,
  ],
  ['a redirect has no header', { status: 302 }, `${cannotRead}: it has no Access-Control-Allow-Origin.`],
])('says why if %s', (_title, exchanged, sentence) => {
  expect(reason(exchanged)).toBe(sentence);
});

const preflight = (method: string, names: string, given: readonly string[], status = 204): Exchanged => ({
  method: 'OPTIONS',
  status,
  asked: { 'access-control-request-method': method, ...(names && { 'access-control-request-headers': names }) },
  given: [...allow('*'), ...given],
});

test.each<[string, Exchanged]>([
  ['a simple method without a list', preflight('POST', '', [])],
  ['a listed method', preflight('PUT', '', ['Access-Control-Allow-Methods', 'GET, PUT'])],
  ['any method', preflight('PATCH', '', ['Access-Control-Allow-Methods', '*'])],
  ['headers in any case', preflight('POST', 'content-type', ['Access-Control-Allow-Headers', 'Content-Type'])],
  ['any header', preflight('POST', 'x-client', ['Access-Control-Allow-Headers', '*'])],
  [
    'headers in two lists',
    preflight('POST', 'a,b', ['Access-Control-Allow-Headers', 'A', 'Access-Control-Allow-Headers', 'B']),
  ],
])('is silent for a preflight with %s', (_title, exchanged) => {
  expect(reason(exchanged)).toBeUndefined();
});

test.each<[string, Exchanged, string]>([
  ['was refused', preflight('POST', '', [], 401), `${cannotSend}: the preflight was answered 401.`],
  ['was redirected', preflight('POST', '', [], 301), `${cannotSend}: the preflight was answered 301.`],
  [
    'lists the method in another case',
    preflight('patch', '', ['Access-Control-Allow-Methods', 'PATCH']),
    `${cannotSend}: the preflight does not allow the method patch.`,
  ],
  [
    'does not list the header',
    preflight('POST', 'apikey,x-client', ['Access-Control-Allow-Headers', 'apikey']),
    `${cannotSend}: the preflight does not allow the header x-client.`,
  ],
  [
    'allows any header, which leaves out authorization',
    preflight('POST', 'authorization', ['Access-Control-Allow-Headers', '*']),
    `${cannotSend}: the preflight does not allow the header authorization.`,
  ],
])('says why if a preflight %s', (_title, exchanged, sentence) => {
  expect(reason(exchanged)).toBe(sentence);
});
