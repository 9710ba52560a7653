import type { CallOptions } from '../client/options.ts';
import type { PasswordRule } from '../client/password-rule.ts';
import type { Result } from '../client/result.ts';
import type { LinkContents, LinkFields, ResetMail } from './proof.ts';
import type { Steps } from './step.ts';

/** What differs between backends in a reset, as data that a page can show or decide by. */
export interface ResetFacts {
  /** What the mail may carry. If it is both, `request` says which it was. */
  readonly mail: readonly ResetMail[];
  /** How long a request for another mail comes too soon after one by default, in milliseconds; 0 if it never does. */
  readonly resendAfterMs: number;
  /**
   * What becomes of a request that comes too soon: it is refused, or it is answered as usual and no mail is sent. In the second case
   * a flow does not send it: `request` says `rate-limited`, and how long to wait.
   */
  readonly tooSoon: 'never' | 'refused' | 'not-mailed';
  /**
   * Whether a request for an unknown address has another answer than one for a known address, by design. (If a mail cannot be
   * sent, or is requested too soon, most backends answer differently: see docs/providers.md.)
   */
  readonly revealsUnknownAccount: boolean;
  /** What uses a mailed link up: opening it, as mail scanners do too, or the new password. */
  readonly linkUsedUpBy: 'opening' | 'new-password';
  /** Whether a password that is refused as weak uses the token up. `confirm` does not send a password that is known to be weak. */
  readonly weakPasswordBurnsToken: boolean;
  /** What happens to the account's other sessions: they end, end when they would be refreshed, or stay. */
  readonly otherSessions: 'end' | 'end-at-refresh' | 'stay';
  /** Whether the user is signed in after setting the password. */
  readonly signedInAfterwards: boolean;
  /** What a `check` costs: one of the tries that the code has, or the session that the browser has with the backend. */
  readonly checkCosts?: 'a-try' | 'own-session';
}

/** How one backend takes an account from the request of a mail to the new password; `createPasswordReset` makes the flow of it. */
export interface ResetBackend {
  /** The backend's name. */
  readonly name: string;
  /** What this backend does differently from others, as data. */
  readonly facts: ResetFacts;
  /** The fields that the backend adds to a link; they are removed from a cleaned address. @internal */
  readonly linkFields: readonly string[];
  /**
   * Returns `undefined` or `false` if the link does not belong to this backend. `verifier` is the state's, `url` the whole address,
   * for backends whose token is no field. @internal
   */
  readLink(fields: LinkFields, verifier: string | undefined, url: string): LinkContents | false | undefined;
  /** A link without its token, of backends whose token is no field. @internal */
  withoutToken?(url: string): string;
  /** The steps of this backend. @internal */
  readonly steps: Steps;
  /** The rules for a new password. @internal */
  passwordRules(options?: CallOptions): Promise<Result<readonly PasswordRule[]>>;
}

/** A client whose backend can reset passwords. */
export interface ResetClient<Backend extends ResetBackend> {
  /** How it does. */
  readonly passwordReset: Backend;
}
