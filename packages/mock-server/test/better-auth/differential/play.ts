import { createNames } from './names.ts';
import type { Side } from './side.ts';

/** A request that both servers get, or something that happens to both of them. */
export type Step = { readonly advance: number } | { readonly remove: string } | RequestStep;

/** A request. Texts may have `{{mail 0 token}}`, `code` or `link`, counted from the newest mail, `{{cookie 0}}`, and
 * `{{session 0}}`, the token in it. */
export interface RequestStep {
  /** `POST` by default if there is a body, else `GET`. */
  readonly method?: string;
  /** Below the base path; a whole URL; or, after `!`, a path of the server. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string;
}

/** What was answered and mailed, with random values numbered in the order in which they appeared. */
export interface Played {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly mails: string;
}

const compared = ['cache-control', 'content-type', 'location', 'pragma', 'x-retry-after', 'retry-after', 'allow'];

/** Plays steps against one server. `advance` moves its clock by seconds. */
export async function play(
  side: Side,
  steps: readonly Step[],
  advance: (seconds: number) => unknown,
): Promise<readonly Played[]> {
  const player = createPlayer(side);
  const played: Played[] = [];
  for (const step of steps) {
    if ('advance' in step) await advance(step.advance);
    else if ('remove' in step) await side.removeUser(step.remove);
    else played.push(await player(step));
  }
  return played;
}

function createPlayer(side: Side): (step: RequestStep) => Promise<Played> {
  const named = createNames();
  const cookies: string[] = [];
  const filled = (text: string): string =>
    text
      .replace(/\{\{mail (\d+) (token|code|link)\}\}/g, (_, index, what: 'token' | 'code' | 'link') => {
        return (
          side.mails.at(-1 - Number(index))?.[what] ?? (what === 'link' ? `${side.baseUrl}/no-link` : `no-${what}`)
        );
      })
      .replace(/\{\{cookie (\d+)\}\}/g, (_, index) => cookies[Number(index)] ?? 'no=cookie')
      .replace(
        /\{\{session (\d+)\}\}/g,
        (_, index) => /=(\w+)/.exec(cookies[Number(index)] ?? '')?.[1] ?? 'no-session',
      );
  return async (step) => {
    const before = side.mails.length;
    const response = await side.fetch(requestOf(step, side, filled));
    const set = response.headers.getSetCookie();
    const [cookie] = set.filter((one) => /session_token=[^;]/.test(one));
    if (cookie) cookies.push(cookie.split(';', 1)[0] ?? '');
    const kept = compared.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, named(value)] as const];
    });
    const isPage = response.headers.get('content-type') === 'text/html';
    return {
      status: response.status,
      headers: Object.fromEntries([...kept, ['set-cookie', named(set.join('\n'))]]),
      body: isPage ? 'a page' : named(await response.text()),
      mails: named(JSON.stringify(side.mails.slice(before).map(shownMail))),
    };
  };
}

function shownMail({ to, link, code }: Side['mails'][number]): object {
  return { to, link, code: code?.replace(/\d/g, '0') };
}

function requestOf(
  { method, path, headers = {}, json, body }: RequestStep,
  side: Side,
  filled: (text: string) => string,
): Request {
  const text = json === undefined ? body : JSON.stringify(json);
  const given = Object.entries(headers).map(([name, value]) => [name, filled(value)]);
  const all = new Headers({
    ...(json !== undefined && { 'content-type': 'application/json' }),
    ...Object.fromEntries(given),
  });
  // Behind Node's `http` a body without a content type is none, and so is an empty one.
  const bytes = !text || !all.has('content-type') ? undefined : new TextEncoder().encode(filled(text));
  return new Request(filled(urlOf(path, side)), {
    method: method ?? (text === undefined ? 'GET' : 'POST'),
    headers: all,
    redirect: 'manual',
    ...(bytes && { body: bytes }),
  });
}

function urlOf(path: string, { baseUrl, basePath }: Side): string {
  if (path.startsWith('!')) return baseUrl + path.slice(1);
  return path.startsWith('/') ? baseUrl + basePath + path : path;
}
