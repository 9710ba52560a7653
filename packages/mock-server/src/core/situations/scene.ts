import type { AccountInput } from '../accounts.ts';
import type { Directory } from '../directory.ts';
import { readBody } from '../journal/read-body.ts';
import type { Message } from '../message.ts';
import type { WireReply, WireRequest } from '../wire.ts';
import type { Scene, SceneReply, SceneRequest } from './situation.ts';

/** What a scene works on: a backend over the world's own store, whose clock may run behind. */
export interface Stage {
  readonly directory: Directory;
  readonly options: object;
  readonly newPassword: string;
  handle(request: WireRequest): Promise<WireReply>;
  /** The mails that were sent, newest first. */
  mails(): Promise<readonly Message[]>;
  /** An address that no account has. */
  newEmail(): string;
  /** Where the backend is served: its URL and its prefix. */
  readonly place: Pick<WireRequest, 'baseUrl' | 'mount' | 'behindUrl'>;
}

/** The world as the script of a situation of one account sees it. */
export function sceneOf(stage: Stage, account: { readonly email: string; readonly password: string }): Scene {
  const { directory, options, newPassword } = stage;
  const { email, password } = account;
  return {
    email,
    password,
    newPassword,
    options,
    send: async (request) => replyOf(await stage.handle(wireOf(request, stage.place))),
    async mail(to = email) {
      return (await stage.mails()).find((message) => message.to.toLowerCase() === to.toLowerCase());
    },
    async put(fields: Partial<AccountInput>) {
      await directory.put({ email, ...fields });
    },
    async remove() {
      await directory.remove(email);
    },
    async other() {
      const other = { email: stage.newEmail(), password };
      await directory.put(other);
      return sceneOf(stage, other);
    },
    stranger: () => sceneOf(stage, { email: stage.newEmail(), password }),
  };
}

function wireOf({ method, target, headers = {}, json }: SceneRequest, place: Stage['place']): WireRequest {
  const { baseUrl } = place;
  // A mailed link begins with the URL of the backend, and may also lead to a page that shows what it carries.
  const path = target.startsWith(`${baseUrl}/`) ? target.slice(baseUrl.length) : target;
  const url = path.startsWith('/') ? undefined : new URL(path);
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  return {
    method,
    target: url ? `${url.pathname}${url.search}` : path,
    headers: { host: URL.canParse(baseUrl) ? new URL(baseUrl).host : 'localhost', ...type, ...headers },
    body: json === undefined ? new Uint8Array() : new TextEncoder().encode(JSON.stringify(json)),
    ip: '127.0.0.1',
    ...place,
  };
}

function replyOf({ status, headers, body }: WireReply): SceneReply {
  const named = headers.flatMap((name, index): [string, string][] =>
    index % 2 === 1 ? [] : [[name.toLowerCase(), headers[index + 1] ?? '']],
  );
  return { status, headers: Object.fromEntries(named), body: readBody(body, undefined) };
}
