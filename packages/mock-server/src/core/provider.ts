import type { Connect } from './about/connect.ts';
import type { AccountInput } from './accounts.ts';
import type { BackendTypes } from './backend-types.ts';
import type { RequestHead } from './body-size.ts';
import type { AnswerSchemas } from './checks/answer-schemas.ts';
import type { ResetSteps } from './explain/reset-steps.ts';
import type { Described } from './faults/examples.ts';
import type { MailBodies } from './mail-bodies.ts';
import type { MailKind } from './message.ts';
import type { FixedWindow } from './rate-limiter.ts';
import type { RunningBackend } from './running-backend.ts';
import type { SituationPlan } from './situations/situation.ts';
import type { SituationName } from './situations/situation-names.ts';
import type { World } from './world.ts';

/** How a backend notices that its mail server refuses a mail. */
export interface RefusedMail<Options extends object = object> {
  /** The options under which the mail server refuses every mail. */
  readonly options: Partial<Options>;
  /** The kinds of mail that operations send whose answers show it. */
  readonly operations: Readonly<Record<string, readonly MailKind[]>>;
}

/** One auth backend that can be mocked, with its options filled in. Made by its own function, such as `insforge()`. */
export interface Provider<T extends BackendTypes = BackendTypes> {
  /** The backend's name in URL prefixes, flags and seed files: `insforge`. */
  readonly id: string;
  /** The backend's name, for people. */
  readonly title: string;
  /** Name and version of the real server. */
  readonly imitates: string;
  /** The origin that the backend's own SDK or guide uses. */
  readonly baseUrl: string;
  /**
   * The paths that contain the operations of this backend. MSW handlers match them if the setting `baseUrl` is `'*'`. A
   * path that apps have too, such as `/api/health`, is left out, and is then matched only with a base URL.
   */
  readonly roots: readonly string[];
  /**
   * @internal The namespace that a request names although its path does not: for a backend whose SDK keeps only the origin of
   * a URL. Absent if no request does.
   */
  namespaceOf?(request: RequestHead): string | undefined;
  /** The limits of the real backend by name. The setting `limits` accepts these names. */
  readonly limits: Readonly<Record<T['limit'], FixedWindow>>;
  /** The same with these options, if they say numbers of limits. */
  limitsWith?(options: T['options']): Readonly<Record<T['limit'], FixedWindow>>;
  /** All options, with defaults filled in. */
  readonly options: T['options'];
  /** @internal The names of the options that were given. */
  readonly given?: readonly string[];
  /**
   * Returns options with a patch applied. Throws an error that names the option, what was expected and the options
   * there are.
   */
  parseOptions(patch: unknown, current: T['options']): T['options'];
  /** Throws if the backend could not have such an account. */
  checkAccount(account: AccountInput): void;
  /** An account whose password every password policy of this backend accepts. */
  readonly demo: T['account'] & {
    /** In plain text. */
    readonly password: string;
  };
  /** The sender of mails, as in the header `From` (RFC 5322). */
  sender(options: T['options']): string;
  /** @internal The templates that its mails are made of. Absent if it writes each of them itself. */
  readonly mailBodies?: MailBodies;
  /** What an app gives to `createClient` of our SDK beside `baseUrl`: public keys and ids. Absent: nothing. */
  clientOptions?(options: T['options']): Readonly<Record<string, string>>;
  /** Options that point the backend at an app: its mailed links lead there. `app` is a URL without a slash at its end. */
  appOptions(app: string, options: T['options']): Partial<T['options']>;
  /** Loads the JSON Schema (draft 2020-12) of a patch of the options. */
  optionsSchema(): Promise<Readonly<Record<string, unknown>>>;
  /** Loads the texts that say how an app is pointed at this backend. */
  connect(): Promise<Connect<T['options']>>;
  /**
   * The backend that stores the accounts of this one. A mock server of it is made unless the setting `behind` gives
   * one.
   */
  readonly behind?: Provider;
  /** How many digits the codes in its mails have. Absent if it mails none, `undefined` if it does not with these options. */
  codeDigits?(options: T['options']): number | undefined;
  /** @internal How the backend notices that a mail is refused. Absent if it never does. */
  readonly refusedMail?: RefusedMail<T['options']>;
  /** @internal The states that a password reset of this backend can be in. */
  readonly situations?: SituationPlan<Extract<T['situation'], SituationName>>;
  /** @internal Method and path of each operation. */
  readonly operations: Readonly<Record<string, { readonly method: string; readonly path: string }>>;
  /** @internal What the description says of each operation. Loaded with the first fault. */
  described(): Promise<Described>;
  /** @internal What each operation answers, as schemas. */
  readonly schemas?: AnswerSchemas;
  /** @internal How its resets go, for what is told and checked of them. */
  readonly resetSteps?: ResetSteps;
  /** @internal Called by `createMockServer`. Applications do not write providers. */
  open(world: World<T['options']>): RunningBackend<T['view']>;
  /** @internal Nothing: it carries the types. */
  readonly types?: T;
}
