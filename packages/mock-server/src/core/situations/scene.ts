import type { Directory } from '../directory.ts';
import { readBody } from '../journal/read-body.ts';
import type { Message } from '../message.ts';
import type { WireReply, WireRequest } from '../wire.ts';
import type { Scene, SceneReply, SceneRequest } from './situation.ts';

/** A reply, and whether a limit refused the request. */
export interface StageReply {
  readonly reply: WireReply;
  readonly isLimited: boolean;
}

/** What a scene works on: a backend over the world's own store, whose clock may run behind. */
export interface Stage {
  readonly directory: Directory;
  readonly options: object;
  readonly behindOptions: object;
  readonly newPassword: string;
  handle(request: WireRequest): Promise<StageReply>;
  /** Whether the backend, or its backing server, has an operation at the path of this target. */
  knows(target: string): boolean;
  /** The mails that the requests of this stage sent so far, oldest first. */
  readonly mails: readonly Message[];
  /** An address that no account has. */
  newEmail(): string;
  /** Where the backend is served: its URL and its prefix. */
  readonly place: Pick<WireRequest, 'baseUrl' | 'mount' | 'behindUrl'>;
}

/** The world as the script of a situation of one account sees it. */
export function sceneOf(
  stage: Stage,
  account: { readonly email: string; readonly password: string },
  ip: string = '127.0.0.1',
): Scene {
  const { directory, options, behindOptions, newPassword } = stage;
  const { email, password } = account;
  return {
    email,
    password,
    newPassword: newPassword === password ? `${newPassword}-2` : newPassword,
    options,
    behindOptions,
    send: async (request) => replyOf(await stage.handle(wireOf(request, stage.place, ip))),
    leadsHere: (url) => stage.knows(targetOf(url, stage.place)),
    async mail(to = email) {
      return stage.mails.findLast((message) => message.to.toLowerCase() === to.toLowerCase());
    },
    async remove() {
      await directory.remove(email);
    },
    secondFactorCode: async () => directory.secondFactorCode?.(email),
    async other() {
      const other = { email: stage.newEmail(), password };
      await directory.put(other);
      return sceneOf(stage, other, ip);
    },
    stranger: (address) => sceneOf(stage, { email: stage.newEmail(), password }, address),
  };
}

/** Path and query of a request, or of a mailed link, without the prefix under which the backend is served. */
function targetOf(target: string, { baseUrl, mount, behindUrl = baseUrl }: Stage['place']): string {
  if (target.startsWith('/')) return target;
  const served = [baseUrl, behindUrl].find((url) => target.startsWith(`${url}/`));
  if (served !== undefined) return target.slice(served.length);
  const { pathname, search } = new URL(target);
  return `${pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length) : pathname}${search}`;
}

function wireOf(request: SceneRequest, place: Stage['place'], ip: string): WireRequest {
  const { method, target, headers = {}, json } = request;
  const { baseUrl } = place;
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  return {
    method,
    target: targetOf(target, place),
    headers: { host: URL.canParse(baseUrl) ? new URL(baseUrl).host : 'localhost', ...type, ...headers },
    body: json === undefined ? new Uint8Array() : new TextEncoder().encode(JSON.stringify(json)),
    ip,
    ...place,
  };
}

function replyOf({ reply: { status, headers, body }, isLimited }: StageReply): SceneReply {
  const named = headers.flatMap((name, index): [string, string][] =>
    index % 2 === 1 ? [] : [[name.toLowerCase(), headers[index + 1] ?? '']],
  );
  return { status, headers: Object.fromEntries(named), body: readBody(body, undefined), isLimited };
}
