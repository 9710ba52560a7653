import {
  type Ask,
  accountGone,
  burntByWeakPassword,
  fresh,
  oauthOnly,
  type Redeem,
  scannerOpened,
  someoneElses,
  superseded,
  tampered,
  unknownAccount,
  used,
} from './scripts.ts';
import type { SituationScript } from './situation.ts';

/** The names of the situations that every backend can be in. */
export type UsualName =
  | 'fresh'
  | 'used'
  | 'superseded'
  | 'tampered'
  | 'someone-elses'
  | 'scanner-opened'
  | 'burnt-by-weak-password'
  | 'account-gone'
  | 'unknown-account'
  | 'oauth-only';

/** What the usual scripts need to know of a backend. */
export interface Ways {
  /** The request for a reset mail. */
  readonly ask: Ask;
  /** Sets a new password with what the mail carries. */
  readonly redeem: Redeem;
  /** A password that no rule of the backend accepts. */
  readonly weakPassword: string;
}

/** The scripts that differ from one backend to the next only in how a mail is asked for, and how a password is set. */
export function usualScripts({ ask, redeem, weakPassword }: Ways): Readonly<Record<UsualName, SituationScript>> {
  return {
    fresh,
    used: used(redeem),
    superseded: superseded(ask),
    tampered,
    'someone-elses': someoneElses(ask),
    'scanner-opened': scannerOpened,
    'burnt-by-weak-password': burntByWeakPassword(redeem, weakPassword),
    'account-gone': accountGone,
    'unknown-account': unknownAccount,
    'oauth-only': oauthOnly,
  };
}
