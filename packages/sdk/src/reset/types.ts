import type { AnyFailure } from '../client/error.ts';
import type { CallOptions } from '../client/options.ts';
import type { PasswordRule } from '../client/password-rule.ts';
import type { Result, ResultPromise } from '../client/result.ts';
import type { LinkContents, LinkFields, Proof, ResetFacts, ResetMail, ResetSession } from './backend-words.ts';
import type { Steps } from './take.ts';

/** Where a reset is: plain JSON, to be kept over a page load. A token in it is as secret as a password. */
export type ResetState = ResetStart | ResetSent | ResetReady | ResetDone;

/** What every state has. */
export interface ResetBase {
  /** The backend's name: a state is of no use to another one. */
  readonly backend: string;
  /** What this browser alone knows, and a PKCE link needs (RFC 7636). */
  readonly verifier?: string;
}

/** Nothing has happened yet. */
export interface ResetStart extends ResetBase {
  /** The name of this state. */
  readonly step: 'start';
}

/** A mail was asked for: `next` is what its reader has to do. */
export interface ResetSent extends ResetBase {
  /** The name of this state. */
  readonly step: 'sent';
  /** What was mailed: digits to type in, or a link to follow. */
  readonly next: ResetMail;
  /** Where to. */
  readonly email: string;
  /** The page that a link leads to, if one was given. */
  readonly redirectTo?: string;
  /** When another mail may be asked for: milliseconds since 1970. */
  readonly resendAt: number;
}

/** A new password can be chosen. */
export interface ResetReady extends ResetBase, Proof {
  /** The name of this state. */
  readonly step: 'ready';
  /** What was asked for before, in this flow. It need not be the mail that has led here. */
  readonly sent?: ResetSent;
  /** What the token was traded for: the token of the link. */
  readonly link?: string;
  /** The backend has been asked, and the token was good. */
  readonly checked?: true;
}

/** The new password is set. */
export interface ResetDone extends ResetBase {
  /** The name of this state. */
  readonly step: 'done';
  /** Whether whoever has set it is signed in now; then `session` has the tokens. */
  readonly signedIn: boolean;
  /** Of backends that sign in with the reset: hand it to whatever keeps the app's session. */
  readonly session?: ResetSession;
}

/** Whom to mail. */
export interface RequestInput {
  /** Whose password it is. */
  email: string;
  /** The page that a mailed link is to lead to; ignored by backends whose links lead elsewhere. */
  redirectTo?: string | undefined;
}

/** The same, for backends that have to be told. */
export interface LinkRequestInput extends RequestInput {
  /** The page that the mailed link is to lead to. */
  redirectTo: string;
}

/** How one backend takes an account from the request of a mail to the new password; `createPasswordReset` makes the flow of it. */
export interface ResetBackend {
  /** The backend's name. */
  readonly name: string;
  /** What this backend does differently from others, as data. */
  readonly facts: ResetFacts;
  /** Fields of a link that are the backend's, and go when the address is cleaned. @internal */
  readonly linkFields: readonly string[];
  /** Nothing where a link is not one of this backend's. `verifier` is what this browser knows. @internal */
  readLink(fields: LinkFields, verifier: string | undefined): LinkContents | false | undefined;
  /** How each step is taken. @internal */
  readonly steps: Steps;
  /** What a new password has to keep. @internal */
  passwordRules(options?: CallOptions): Promise<Result<readonly PasswordRule[]>>;
}

/** A client whose backend can reset passwords. */
export interface ResetClient<Backend extends ResetBackend> {
  /** How it does. */
  readonly passwordReset: Backend;
}

/** How a flow starts. */
export interface PasswordResetOptions {
  /**
   * The `state` of an earlier page: as it was, or its JSON, or `null` where a storage had none. What is no state of this
   * backend's is taken for a fresh start.
   */
  readonly state?: unknown;
}

/** What a link turned out to be. */
export type LinkResult = GoodLink | BadLink;

/** A link with which a new password can be tried. */
export interface GoodLink {
  /** The state that the reset is in now. */
  readonly data: ResetReady;
  /** There is none. */
  readonly error: undefined;
  /** The page's address without what the backend has put into it. */
  readonly cleanUrl: string;
}

/** A link that the backend has refused. */
export interface BadLink {
  /** There is none. */
  readonly data: undefined;
  /** Why. */
  readonly error: AnyFailure;
  /** The page's address without what the backend has put into it. */
  readonly cleanUrl: string;
}

/** How to read a link. */
export interface ReadLinkOptions {
  /** Puts `cleanUrl` into the address bar, without a page load, so that no token stays in the history. */
  readonly clean?: boolean | undefined;
}

/**
 * A password reset, step by step, the same for every backend. No method throws or rejects; the data of a step is the state that
 * the reset is in then, unless something that began later has led elsewhere already. A step that is asked for again with the same input while it runs is not sent twice.
 */
export type PasswordReset<Backend extends ResetBackend> = ResetSteps<Backend> &
  Only<Backend['steps'], 'exchange', ExchangeStep> &
  Only<Backend['steps'], 'check', CheckStep>;

/** A step, if the backend has it. */
export type Only<Steps, Name extends string, Step> = Steps extends Readonly<Record<Name, unknown>> ? Step : unknown;

/** A flow as code sees it that does not know its backend: `redirectTo` is given to all, and ignored where links lead elsewhere. */
export interface AnyPasswordReset extends Omit<ResetSteps<ResetBackend>, 'request'> {
  /** Asks the backend to mail a code or a link. */
  request(input: LinkRequestInput, options?: CallOptions): ResultPromise<ResetSent>;
  /** Trades the digits of the mail, where the backend mails some. */
  exchange?: ExchangeStep['exchange'];
  /** Whether the token is good, where the backend can tell without using it up. */
  check?: CheckStep['check'];
}

/** The steps that every backend has. */
export interface ResetSteps<Backend extends ResetBackend> {
  /** What this backend does differently from others, as data. */
  readonly facts: Backend['facts'];
  /** Where the reset is now; a new object with each change. It is a getter: a copy of the flow, as by `{ ...reset }`, has it frozen. */
  readonly state: ResetState;
  /** Calls the listener after each change of `state`; gives the function that ends that. */
  subscribe(listener: () => void): () => void;
  /** Asks the backend to mail a code or a link. */
  readonly request: (
    input: Parameters<Backend['steps']['request']>[0],
    options?: CallOptions,
  ) => ResultPromise<ResetSent>;
  /**
   * Reads the address that a mailed link has led to. Gives `undefined` if it is none, an error if the backend refused it. Nothing
   * is asked: of a link that is too old or used, most backends tell only when the password is set. Reading the same link again
   * changes nothing.
   *
   * @param url the page's address, such as `location.href`; on a server it has to be a whole URL
   */
  readLink(url: string | URL, options?: ReadLinkOptions): LinkResult | undefined;
  /** Sets the new password with what `exchange` or `readLink` has found, or with a `token` from elsewhere. */
  confirm(input: { newPassword: string; token?: string | undefined }, options?: CallOptions): ResultPromise<ResetDone>;
  /** The rules that a new password has to keep, as far as the backend publishes or fixes them: for a checklist before it is sent. */
  passwordRules(options?: CallOptions): ResultPromise<readonly PasswordRule[]>;
  /** Forgets everything, tokens too: a new mail can be asked for. What a step that still runs will give changes nothing any more. */
  restart(): void;
}

/** The step of backends that mail codes. */
export interface ExchangeStep {
  /**
   * Trades the digits of the mail for the token that `confirm` needs. Wrong digits may be counted.
   *
   * @param options `email`: whose code it is, if this flow has not asked for it
   */
  exchange(code: string, options?: CallOptions & { email?: string | undefined }): ResultPromise<ResetReady>;
}

/** The step of backends that can say whether a token is good without using it up. */
export interface CheckStep {
  /**
   * Whether the token is good. The state remembers it, so a token that was good is not asked about again, not after a page load
   * either, since a look may have its price: see `facts.checkCosts`.
   *
   * @param token the one that `readLink` has found, unless given
   */
  check(token?: string, options?: CallOptions): ResultPromise<ResetReady>;
}
