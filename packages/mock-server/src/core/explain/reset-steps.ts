import type { JournalRow } from '../journal/journal-row.ts';
import type { MailKind } from '../message.ts';
import type { Scene, SceneReply, SceneRequest } from '../situations/situation.ts';
import { oncePerRow } from './once-per-row.ts';

/** A secret that somebody holds. */
export interface HeldSecret {
  /** The purpose of the mail that carried it. Absent for one that an answer gave. */
  readonly kind?: MailKind;
  readonly email?: string;
  readonly code?: string;
  readonly link?: string;
  readonly token?: string;
  /** The field, parameter or cookie of the answer that gave it. Absent for one that a mail carried. */
  readonly name?: string;
  /** The operation that issued it, if the journal still has the request. */
  readonly issuedBy?: string;
  /** It and all other tokens of the same session. Absent for one that a mail carried. */
  readonly session?: readonly string[];
}

/**
 * What a request did to a secret. `uses`: it used it up as it was meant. `burns`: it used it up, and was refused. `tries`: a
 * try that counts. `replaces`: it made a newer one. `ends`: it ended the session of the secret.
 */
export type SecretEffect = 'uses' | 'burns' | 'tries' | 'replaces' | 'ends';

/** How a backend's resets, other mails and sessions go, for what is told and checked of them. */
export interface ResetSteps {
  /** The request for a reset mail. */
  ask(scene: Pick<Scene, 'email' | 'options'>): SceneRequest;
  /**
   * Uses a secret of a mail or of a session as it is meant to be used. `undefined` if it cannot be used by itself. Absent
   * where the backend behind does it.
   */
  redeem?(scene: Scene, held: HeldSecret): Promise<SceneReply | undefined>;
  /** What a request did to a secret that was there before. Its row shows secrets. */
  effectOf(row: JournalRow, held: HeldSecret): SecretEffect | undefined;
  /** The number of tries after which a secret is refused. Absent if they are not counted. */
  readonly maxTries?: number;
  /** How its answers name the tokens and the cookie of a session. Absent where the backend behind opens them. */
  readonly sessionNames?: {
    readonly refreshToken?: string;
    readonly accessToken?: string;
    readonly cookie?: string;
  };
  /** How its answers name what a mailed secret is exchanged for, or what is handed out in place of a mail. */
  readonly exchanged?: readonly string[];
  /** Operations whose answers are meant to carry the secret of a mail: they hand it to an administrator. */
  readonly handsOut?: readonly string[];
  /** The header that has the status of an answer whose status line says 200, in lower case. */
  readonly statusHeader?: string;
  /** Options without which nothing outside of the mock server is asked. */
  readonly alone?: object;
}

/** The value of a field in a JSON body. */
export function fieldOf(body: unknown, name: string): unknown {
  return Reflect.get(Object(body), name);
}

/** Whether two addresses are the same, in any case. */
export function sameAddress(one: unknown, other: string | undefined): boolean {
  return typeof one === 'string' && one.toLowerCase() === other?.toLowerCase();
}

/**
 * The tokens that a request carries in its headers, and, `to exchange`, those that it carries to get another one: in its
 * body, in cookies and in headers of their own, and not as the bearer.
 */
export function credentialsIn(row: JournalRow, which: 'all' | 'to exchange'): readonly string[] {
  const { bearer, others } = credentials(row);
  return (which === 'all' ? [bearer, ...others] : others).filter((value) => value !== '');
}

const credentials = oncePerRow(({ request }) => {
  const { authorization = '', cookie = '', ...headers } = request.headers;
  const cookies = cookie.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
  const own = Object.entries(headers).flatMap(([name, value]) => (/token/i.test(name) ? [value] : []));
  const isPlain = typeof request.body !== 'object' || request.body === null;
  const fields = isPlain ? [] : Object.values(request.body ?? {}).filter((value) => typeof value === 'string');
  return { bearer: authorization.replace(/^bearer\s+/i, ''), others: [...cookies, ...own, ...fields] };
});

/** Whether a request comes with a token of the session of a secret. */
export function isOfSession(row: JournalRow, { session = [] }: HeldSecret): boolean {
  return credentialsIn(row, 'all').some((value) => session.includes(value));
}

/** Whether an answer is none of an error: a redirect carries one in its fragment or its query. */
export function isAccepted(status: number, location: string = ''): boolean {
  return status < 400 && !/[?#&](?:[a-z]+_)?error=/.test(location);
}

/** Whether a request was answered, and not with an error. */
export function wasAccepted({ response }: JournalRow): boolean {
  const [, location] = response?.headers.find(([name]) => /^location$/i.test(name)) ?? [];
  return response !== undefined && isAccepted(response.status, location);
}

/** The query of a request. */
export function queryIn({ target }: Pick<JournalRow, 'target'>): URLSearchParams {
  const start = target.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : target.slice(start + 1));
}
