import type { AnyFailure } from '../client/error.ts';
import type { ResetSession } from '../reset/backend-words.ts';
import type { ExchangeStep, LinkResult, ReadLinkOptions, ResetBackend, ResetSteps } from '../reset/types.ts';

/** A flow over any backend: what `createPasswordReset` gives. */
export type AnyFlow = ResetSteps<ResetBackend>;

/** How to use a flow. */
export interface UsePasswordResetOptions {
  /**
   * Reads the page's address as soon as it is mounted, and cleans it: for the page that mailed links lead to. Until then `pending`
   * is `'read-link'`, on the server too, so that no form flashes.
   */
  readonly readLinkOnMount?: boolean | undefined;
}

/** What a page shows of a flow: a `switch` over `status` is checked for completeness. */
export type PasswordResetView<Flow extends AnyFlow> =
  | IdleView<Flow>
  | SendingView<Flow>
  | SentView<Flow>
  | (Flow extends ExchangeStep ? EnteringCodeView<Flow> : never)
  | ChoosingPasswordView<Flow>
  | DoneView<Flow>
  | FailedView<Flow>;

/** What runs at this moment. */
export type PendingStep = 'request' | 'exchange' | 'check' | 'confirm' | 'read-link';

/** What is there whatever the status. */
export interface BaseView<Flow extends AnyFlow> {
  /** Why the last step did not work; gone when the next one starts. */
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
  /** How many seconds to wait before `resend`: counts down to 0. */
  readonly resendInSeconds: number;
  /** Whether `resend` would be a good idea now: there is an address, nothing to wait for, and none on its way. */
  readonly canResend: boolean;
}

/** Nothing has happened yet: ask for the address, then `request`. On the server, and while hydrating, it is always this. */
export interface IdleView<Flow extends AnyFlow> extends BaseView<Flow> {
  /** Which view it is. */
  readonly status: 'idle';
}

/** The first mail is asked for. (Another one leaves the status as it is, and `pending` tells.) */
export interface SendingView<Flow extends AnyFlow> extends BaseView<Flow> {
  /** Which view it is. */
  readonly status: 'sending';
}

/** A mail with a link is on its way. */
export interface SentView<Flow extends AnyFlow> extends BaseView<Flow>, Resending {
  /** Which view it is. */
  readonly status: 'sent';
  /** Where the mail went, if there is such an account. */
  readonly email: string;
}

/** A mail with digits is on its way: `exchange` them. */
export interface EnteringCodeView<Flow extends AnyFlow> extends BaseView<Flow>, Resending {
  /** Which view it is. */
  readonly status: 'entering-code';
  /** Where the mail went, if there is such an account. */
  readonly email: string;
}

/** The link or the digits were good, as far as one can know: `confirm` the new password. */
export interface ChoosingPasswordView<Flow extends AnyFlow> extends BaseView<Flow> {
  /** Which view it is. */
  readonly status: 'choosing-password';
  /** Whose password it is, where that is known: for a field that password managers read. */
  readonly email: string | undefined;
  /** Until when the password can be set, where the backend says it: ISO 8601. */
  readonly expiresAt: string | undefined;
}

/** The new password is set. */
export interface DoneView<Flow extends AnyFlow> extends BaseView<Flow> {
  /** Which view it is. */
  readonly status: 'done';
  /** Whether whoever has set it is signed in now. */
  readonly signedIn: boolean;
  /** The tokens of that, where there are some: `setSession` of supabase-js takes them. */
  readonly session: ResetSession | undefined;
}

/** Only another mail helps: the link, the token or the digits are wrong, too old or used up. `resend`, `request` or `restart`. */
export interface FailedView<Flow extends AnyFlow> extends BaseView<Flow>, Resending {
  /** Which view it is. */
  readonly status: 'failed';
  /** Why. */
  readonly error: AnyFailure;
  /** Where `resend` would send the mail, if this flow has asked for one. */
  readonly email: string | undefined;
}

/** What a page can do: the flow's own steps, those that its backend has, and some more. None throws or rejects. */
export type PasswordResetActions<Flow extends AnyFlow> = Pick<
  Flow,
  'request' | 'confirm' | Extract<keyof Flow, 'exchange' | 'check'>
> & {
  /** Asks for the last mail again. Takes nothing, so that it can be an `onClick` as it is. */
  resend(): ReturnType<Flow['request']>;
  /** Reads the address that a mailed link has led to: the page's own, which is then cleaned, unless another is given. */
  readLink(url?: string | URL, options?: ReadLinkOptions): LinkResult | undefined;
  /** Forgets everything; what still runs changes nothing any more. */
  restart(): void;
};
