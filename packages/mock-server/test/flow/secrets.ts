import type { Fetch } from '@resetkit/sdk';

/** What a log must not show: every value that was sent or received, except the words of the protocol. */
export interface Secrets {
  readonly values: ReadonlySet<string>;
  /** A `fetch` whose traffic is kept in mind. */
  watch(fetch: Fetch): Fetch;
  /** Keeps a value in mind, and all values in it. */
  add(value: unknown): void;
}

/** Words of the protocols, some of which are part of an operation's name: kinds of tokens, grants and clients. */
const PUBLIC = [
  'password',
  'recovery',
  'openid',
  'bearer',
  'client',
  'server',
  'refresh_token',
  'signup',
  'authenticated',
  'length',
];
/** Fields of an error that it is named and found by. */
const NAMES_OF_ERRORS = ['code', 'error', 'error_code', 'name', 'id'];
/** A state names its backend, and a description its operations, as lines of a log do. */
const NAMES = ['backend', 'operationId'];
const USUAL_HEADERS = ['accept', 'content-type', 'x-supabase-api-version'];
/** Headers of an answer that hold secrets. */
const SECRET_HEADERS = ['set-cookie', 'location'];

/** Begins to keep values in mind. */
export function collectSecrets(): Secrets {
  const values = new Set<string>();
  const add = (value: unknown, shown: readonly string[] = []): void => {
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value))
        if (!NAMES.includes(key) && !shown.includes(key)) add(inner, shown);
    const text = String(value);
    if (typeof value === 'string' && text.length >= 6 && !PUBLIC.includes(text)) values.add(text);
  };
  return {
    values,
    add,
    watch: (fetch) => async (request) => {
      add([...new URL(request.url).searchParams.values()]);
      for (const [name, value] of request.headers) if (!USUAL_HEADERS.includes(name)) add([value, ...value.split(' ')]);
      add(parsed(await request.clone().text()));
      const response = await fetch(request);
      for (const name of SECRET_HEADERS) add(pieces(response.headers.get(name) ?? ''));
      const body = parsed(await response.clone().text());
      add(Object(body), response.status >= 400 ? NAMES_OF_ERRORS : []);
      return response;
    },
  };
}

/** What stands between signs in a cookie or a URL. */
function pieces(text: string): string[] {
  return [text, ...text.split(/[=;&?#, ]+/)];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Every line that shows a value, as it is or written in another way, with the value. Words of the backend are no secrets. */
export function leaks(lines: readonly string[], values: Iterable<string>, words: readonly string[] = []): string[] {
  const secret = [...values].filter((value) => !words.includes(value));
  const forms = secret.flatMap((value) => writtenAs(value).map((form) => [value, form] as const));
  return lines.flatMap((line) => {
    const found = forms.find(([, form]) => line.toLowerCase().includes(form.toLowerCase()));
    return found ? [`${line} ← ${found[0]}`] : [];
  });
}

function writtenAs(value: string): string[] {
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '');
  const base64url = Buffer.from(value).toString('base64url');
  return [value, encodeURIComponent(value), new URLSearchParams({ x: value }).toString().slice(2), base64, base64url];
}
