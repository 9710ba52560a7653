import type { JournalRow } from '../journal/journal-row.ts';
import type { MailKind } from '../message.ts';
import type { Scene, SceneReply, SceneRequest } from '../situations/situation.ts';

/** A secret that somebody holds. */
export interface HeldSecret {
  /** The purpose of the mail that carried it. Absent for one that an answer gave. */
  readonly kind?: MailKind;
  readonly email?: string;
  readonly code?: string;
  readonly link?: string;
  readonly token?: string;
}

/**
 * What a request did to a secret. `uses`: it used it up as it was meant. `burns`: it used it up, and was refused. `tries`: a
 * try that counts. `replaces`: it made a newer one.
 */
export type SecretEffect = 'uses' | 'burns' | 'tries' | 'replaces';

/** How a backend's resets go, for what is told and checked of them. */
export interface ResetSteps {
  /** The request for a reset mail. */
  ask(scene: Pick<Scene, 'email' | 'options'>): SceneRequest;
  /**
   * Uses a secret as it is meant to be used. `undefined` if it cannot be used by itself. Absent where the backend behind
   * does it.
   */
  redeem?(scene: Scene, held: HeldSecret): Promise<SceneReply | undefined>;
  /** What a request did to a secret that was there before. Its row shows secrets. */
  effectOf(row: JournalRow, held: HeldSecret): SecretEffect | undefined;
  /** The number of tries after which a secret is refused. Absent if they are not counted. */
  readonly maxTries?: number;
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

/** The query of a request. */
export function queryIn({ target }: Pick<JournalRow, 'target'>): URLSearchParams {
  const start = target.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : target.slice(start + 1));
}
