import type { AnyFailure } from '../client/error.ts';
import type { CallOptions } from '../client/options.ts';
import type { PasswordRule } from '../client/password-rule.ts';
import type { ResultPromise } from '../client/result.ts';
import type { ResetBackend, ResetFacts } from './backend.ts';
import type { LinkRequestInput } from './request-input.ts';
import type { ResetDone, ResetReady, ResetSent, ResetState } from './state.ts';
import type { SecondFactorInput } from './step.ts';

/** How a flow starts. */
export interface PasswordResetOptions {
  /**
   * The `state` of an earlier page: the object, its JSON, or `null` if a storage had none. Anything that is not a state of this
   * backend starts a new reset.
   */
  readonly state?: unknown;
}

/** What a link turned out to be. */
export type LinkResult = GoodLink | BadLink;

/** A link with which a new password can be tried. */
export interface GoodLink {
  /** The state that the reset is in now. */
  readonly data: ResetReady;
  /** `undefined`. */
  readonly error: undefined;
  /** The page's address without the fields that the backend added. */
  readonly cleanUrl: string;
}

/** A link that the backend has refused. */
export interface BadLink {
  /** `undefined`. */
  readonly data: undefined;
  /** Why. */
  readonly error: AnyFailure;
  /** The page's address without the fields that the backend added. */
  readonly cleanUrl: string;
}

/** How to read a link. */
export interface ReadLinkOptions {
  /** Puts `cleanUrl` into the address bar, without a page load, so that no token stays in the history. */
  readonly clean?: boolean | undefined;
}

/**
 * A password reset, step by step, the same for every backend. No method throws or rejects. The data of a step is the state that
 * the reset is in then, unless a step that began later has led elsewhere. A step that is called again with the same input while it
 * runs is sent once.
 */
export type PasswordReset<Backend extends ResetBackend> = BaseSteps<Backend['facts']> &
  RequestStep<Parameters<Backend['steps']['request']>[0]> &
  StepIf<Backend['steps'], 'exchange', ExchangeStep> &
  StepIf<Backend['steps'], 'check', CheckStep> &
  StepIf<Backend['steps'], 'verifySecondFactor', SecondFactorStep>;

/** A step, if the backend has it. */
export type StepIf<Steps, Name extends string, Step> = Steps extends Readonly<Record<Name, unknown>> ? Step : unknown;

/**
 * A reset over a backend that the code does not know: every flow of `createPasswordReset` fits. `request` is given `redirectTo`,
 * which backends whose links lead elsewhere ignore. `exchange`, `check` and `verifySecondFactor` exist if the backend has them.
 */
export interface AnyPasswordReset extends BaseSteps<ResetFacts>, RequestStep<LinkRequestInput> {
  /** Exchanges the mailed code, if the backend mails codes. */
  exchange?: ExchangeStep['exchange'];
  /** Whether the token is good, if the backend can say it without using the token up. */
  check?: CheckStep['check'];
  /** Verifies a second factor, if a new password of the backend may need one. */
  verifySecondFactor?: SecondFactorStep['verifySecondFactor'];
}

/** What every flow has. */
export interface BaseSteps<Facts extends ResetFacts> {
  /** What this backend does differently from others, as data. */
  readonly facts: Facts;
  /** Where the reset is now; a new object with each change. It is a getter: a copy of the flow (`{ ...reset }`) does not follow. */
  readonly state: ResetState;
  /** Calls the listener after each change of `state`. Returns a function that ends that. */
  subscribe(listener: () => void): () => void;
  /**
   * Reads the address that a mailed link has led to. Returns `undefined` if the link does not belong to this backend, and an error
   * if the backend refused it. Fields are found in the query and in the fragment, also after the route of a hash router
   * (`#/reset?token=…`, `#/reset#access_token=…`). No request is made: most backends tell only when the password is set that a link
   * is too old or used. Reading the same link again changes nothing.
   *
   * @param url the page's address, such as `location.href`
   */
  readLink(url: string | URL, options?: ReadLinkOptions): LinkResult | undefined;
  /** Sets the new password with what `exchange` or `readLink` has found, or with a `token` from elsewhere. */
  confirm(input: { newPassword: string; token?: string | undefined }, options?: CallOptions): ResultPromise<ResetDone>;
  /** The rules for a new password, as far as the backend publishes or fixes them: for a checklist while it is typed. */
  passwordRules(options?: CallOptions): ResultPromise<readonly PasswordRule[]>;
  /** Forgets everything, tokens too: a new mail can be requested. A step that still runs changes nothing any more. */
  restart(): void;
}

/** The step that all flows begin with. */
export interface RequestStep<Input> {
  /** Asks the backend to mail a code or a link. */
  readonly request: (input: Input, options?: CallOptions) => ResultPromise<ResetSent>;
}

/** The step of backends that mail codes. */
export interface ExchangeStep {
  /**
   * Exchanges the mailed code for the token that `confirm` needs. White space in it is removed. A wrong code may be counted.
   *
   * @param options `email`: whose code it is, if this flow has not requested it
   */
  exchange(code: string, options?: CallOptions & { email?: string | undefined }): ResultPromise<ResetReady>;
}

/** The step of backends that can say whether a token is good without using it up. */
export interface CheckStep {
  /**
   * Whether the token is good. The state remembers the answer, also over a page load, so a token that was good is not checked
   * again: a check may have a cost, see `facts.checkCosts`.
   *
   * @param token the one that `readLink` has found, unless given
   */
  check(token?: string, options?: CallOptions): ResultPromise<ResetReady>;
}

/** The step of backends that set the password of an account with a second factor only in a session that has verified it. */
export interface SecondFactorStep {
  /**
   * Verifies the second factor of the account with a code of its authenticator app. Call it if `confirm` was refused with
   * `second-factor-required`, then call `confirm` again with the same password. A wrong code is an `invalid-token`; the next one can
   * be tried at once.
   */
  verifySecondFactor(input: SecondFactorInput, options?: CallOptions): ResultPromise<ResetReady>;
}
