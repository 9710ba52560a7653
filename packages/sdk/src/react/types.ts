import type { AnyFailure } from '../client/error.ts';
import type { AnyPasswordReset, ExchangeStep, LinkResult, ReadLinkOptions } from '../reset/password-reset-types.ts';
import type { ResetSession } from '../reset/proof.ts';

/** How to use a flow. */
export interface UsePasswordResetOptions {
  /**
   * Reads the page's address as soon as the component is mounted, and cleans it: for the page that mailed links lead to. Until then
   * `pending` is `'read-link'`, on the server too, so that no form flashes.
   */
  readonly readLinkOnMount?: boolean | undefined;
}

/** What a page shows of a flow: a `switch` over `status` is checked for completeness. */
export type PasswordResetView<Flow extends AnyPasswordReset> =
  | IdleView<Flow>
  | SendingView<Flow>
  | SentView<Flow>
  | ('code' extends Flow['facts']['mail'][number] ? EnteringCodeView<Flow> : never)
  | ChoosingPasswordView<Flow>
  | SecondFactorDueView<Flow>
  | DoneView<Flow>
  | FailedView<Flow>
  | BlockedView<Flow>;

/** What runs at this moment. */
export type PendingStep = 'request' | 'exchange' | 'check' | 'verifySecondFactor' | 'confirm' | 'read-link';

/** What every view has. */
export interface BaseView<Flow extends AnyPasswordReset> {
  /** Why the last step did not work; `undefined` when the next one starts. */
  readonly error: AnyFailure | undefined;
  /** The step that runs; the last one, if there are several. */
  readonly pending: PendingStep | undefined;
  /** The same functions as long as the flow is the same. */
  readonly actions: PasswordResetActions<Flow>;
  /** What this backend does differently from others, as data. */
  readonly facts: Flow['facts'];
}

/** A request for another mail. */
export interface Resending {
  /** How many seconds to wait before the next request: counts down to 0. */
  readonly resendInSeconds: number;
  /** Whether `resend` is useful now: there is an address, nothing to wait for, and no request on its way. */
  readonly canResend: boolean;
}

/**
 * Nothing has happened yet: ask for the address, then call `request`. If a request was refused because there were too many,
 * `resendInSeconds` counts down to the next try. On the server, and while hydrating, the view is always this one.
 */
export interface IdleView<Flow extends AnyPasswordReset> extends BaseView<Flow>, Resending {
  /** Which view it is. */
  readonly status: 'idle';
}

/** The first mail is being requested. (Another request leaves the status as it is, and sets `pending`.) */
export interface SendingView<Flow extends AnyPasswordReset> extends BaseView<Flow> {
  /** Which view it is. */
  readonly status: 'sending';
}

/** A mail with a link is on its way. */
export interface SentView<Flow extends AnyPasswordReset> extends BaseView<Flow>, Resending {
  /** Which view it is. */
  readonly status: 'sent';
  /** Where the mail went, if there is such an account. */
  readonly email: string;
}

/** A mail with a code is on its way: `exchange` it. */
export interface EnteringCodeView<Flow extends AnyPasswordReset> extends BaseView<Flow>, Resending {
  /** Which view it is. */
  readonly status: 'entering-code';
  /** Where the mail went, if there is such an account. */
  readonly email: string;
  /** The same functions as long as the flow is the same. A backend that mails codes has `exchange`. */
  readonly actions: PasswordResetActions<Flow> & ExchangeStep;
}

/** The link or the code was good, as far as is known: `confirm` the new password. */
export interface ChoosingPasswordView<Flow extends AnyPasswordReset> extends BaseView<Flow> {
  /** Which view it is. */
  readonly status: 'choosing-password';
  /** Whose password it is, where that is known: for a field that password managers read. */
  readonly email: string | undefined;
  /** Until when the password can be set, where the backend says it: ISO 8601. */
  readonly expiresAt: string | undefined;
}

/**
 * The account has a second factor, and the backend wants a code of it before it sets the password (`error.kind` is
 * `second-factor-required`). The link or code of the mail is still good, and no other mail helps. Call `verifySecondFactor` with a code
 * of the authenticator app, then `confirm` again with the same password. A wrong code leaves the status as it is. (With a factor of
 * another kind raise `session` by the backend's own means, and give its new access token to `confirm` as `token`.)
 */
export interface SecondFactorDueView<Flow extends AnyPasswordReset> extends BaseView<Flow> {
  /** Which view it is. */
  readonly status: 'second-factor-due';
  /** What the backend said: of the password, or of the last code. */
  readonly error: AnyFailure;
  /** Whose password it is, where that is known. */
  readonly email: string | undefined;
  /** The session that needs the second factor, of backends whose proof is one. */
  readonly session: ResetSession | undefined;
}

/** The new password is set. */
export interface DoneView<Flow extends AnyPasswordReset> extends BaseView<Flow> {
  /** Which view it is. */
  readonly status: 'done';
  /** Whether the user is signed in now. */
  readonly signedIn: boolean;
  /** The tokens of that session, if there is one: `setSession` of supabase-js takes them. */
  readonly session: ResetSession | undefined;
}

/** Only another mail helps: the link, the token or the code is wrong, too old or used. Call `resend`, `request` or `restart`. */
export interface FailedView<Flow extends AnyPasswordReset> extends BaseView<Flow>, Resending {
  /** Which view it is. */
  readonly status: 'failed';
  /** Why. */
  readonly error: AnyFailure;
  /** Where `resend` would send the mail, if this flow has requested one. */
  readonly email: string | undefined;
}

/**
 * The password of this account cannot be reset, and another mail does not change that: the account is disabled, it is gone, or it
 * does not sign in with a password. Show `error`, and whom to ask. `restart` is for another account.
 */
export interface BlockedView<Flow extends AnyPasswordReset> extends BaseView<Flow> {
  /** Which view it is. */
  readonly status: 'blocked';
  /** Why: `account-disabled`, `unknown-account` or `password-login-disabled`. */
  readonly error: AnyFailure;
}

/** What a page can do: the steps that the flow has, and some more. No action throws or rejects. */
export type PasswordResetActions<Flow extends AnyPasswordReset> = Pick<
  Flow,
  'request' | 'confirm' | Extract<keyof Flow, 'exchange' | 'check' | 'verifySecondFactor'>
> & {
  /**
   * Requests the last mail again. Takes nothing, so that it can be an `onClick`. A captcha's token is good for one request: where
   * one is needed, call `request` with a new token.
   */
  resend(): ReturnType<Flow['request']>;
  /** Reads the address that a mailed link has led to: the page's own, which is then cleaned, unless another is given. */
  readLink(url?: string | URL, options?: ReadLinkOptions): LinkResult | undefined;
  /** Forgets everything. A step that still runs changes nothing any more. */
  restart(): void;
};
