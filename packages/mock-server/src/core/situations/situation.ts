import type { AccountInput } from '../accounts.ts';
import type { Message } from '../message.ts';
import type { SituationName } from './situation-names.ts';

/** What a person in a situation holds. */
export interface Situation {
  /** The address of the account. */
  readonly email: string;
  /**
   * The password of the account, in plain text: its own one if it was there, and shows it. It may have none: see the
   * table of situations.
   */
  readonly password: string;
  /** The mail. Absent if none was sent. */
  readonly mail?: Message;
  /** The digits in the mail. */
  readonly code?: string;
  /** The URL in the mail. */
  readonly link?: string;
  /** The secret in the link. */
  readonly token?: string;
  /** What the backend answered when it opened the session that the person has by now. Absent if there is none. */
  readonly session?: Readonly<Record<string, unknown>>;
  /** The answer to the request for the mail: its status and its body. */
  readonly answer?: {
    /** HTTP status. */
    readonly status: number;
    /** JSON as a value, anything else as text. */
    readonly body: unknown;
  };
}

/** How a situation is asked for. */
export interface SituationRequest {
  /** The account that is brought there. It is made if there is none. Default: a fresh one. */
  readonly email?: string;
}

/** The states that a password reset of this backend can be in. */
export interface Situations<Name extends string = string> {
  /**
   * Brings a reset of one account into a state, with real requests to the backend at earlier times: the clock does not
   * move, limits do not count, and other accounts stay as they are. Rejects for a name that the backend does not have.
   */
  make(name: Name, request?: SituationRequest): Promise<Situation>;
  /** The names of those there are, what each means, and whether it holds for the whole world. */
  list(): Promise<readonly ListedSituation<Name>[]>;
}

/** A situation that a backend can be in. */
export interface ListedSituation<Name extends string = string> {
  /** Its name, as `make` takes it. */
  readonly name: Name;
  /** What a person who is in it has met. */
  readonly means: string;
  /** `world`: it changes options or limits for every account. */
  readonly scope: 'account' | 'world';
}

/** A request of a situation, and its answer. */
export interface SceneRequest {
  readonly method: string;
  /** Path and query, or the URL of a mailed link. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** An answer in a situation. */
export interface SceneReply {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Whether a limit refused the request. */
  readonly isLimited: boolean;
}

/** The world as the script of a situation works on it. */
export interface Scene {
  readonly email: string;
  readonly password: string;
  /** A password that every rule of the backend accepts, and that the account does not have. */
  readonly newPassword: string;
  /** The backend's options. */
  readonly options: object;
  /** The options of the backing server. Empty for a backend that stores its own accounts. */
  readonly behindOptions: object;
  /** Sends a request through the front door, with limits off. */
  send(request: SceneRequest): Promise<SceneReply>;
  /** Whether the URL leads to the backend, and not to a page of the app. */
  leadsHere(url: string): boolean;
  /** The newest mail that this scene sent to the account, or to another address. `undefined` if there is none. */
  mail(to?: string): Promise<Message | undefined>;
  /** Deletes the account. */
  remove(): Promise<void>;
  /** The code that the authenticator app of the account shows now. `undefined` if it has none. */
  secondFactorCode(): Promise<string | undefined>;
  /** The same for another account, which is made. */
  other(): Promise<Scene>;
  /** The same for an address without an account. Its requests come from this IP address. */
  stranger(ip: string): Scene;
}

/** What happens in a situation. */
export interface SituationScript {
  /** Why the backend cannot be in the situation with these options; `undefined` if it can. Nothing is done then. */
  readonly impossible?: (options: object, behindOptions: object) => string | undefined;
  /** The account as the situation needs it, of the account as it is. `null`: there is none. Default: as it is. */
  readonly account?: ((account: AccountInput) => AccountInput) | null;
  /** How long ago the mail was asked for, in milliseconds. Default: now. A function reads the options. */
  readonly agoMs?: number | ((options: object, behindOptions: object) => number);
  /** Options that the backend gets, for every account. */
  readonly options?: object;
  /** Limits that hold for the account from then on, even where limits are off; or `'real'` for every account. */
  readonly limits?: readonly string[] | 'real';
  /** How the mail is asked for, where it is not as usual. */
  readonly ask?: (scene: Scene) => SceneRequest;
  /** Whether the mail holds something else than it would: a magic address gets the changed one. */
  readonly changesMail?: true;
  /** What happens after the mail was asked for. Returns what the person holds then, if that changes. */
  readonly afterwards?: (scene: Scene, held: Situation) => Promise<Situation | undefined>;
}

/** The situations of a backend. A plan with names is one without, too: `SituationPlan` has any. */
export interface SituationPlan<Name extends SituationName = never> {
  /** The operation that asks for a reset mail. */
  readonly operation: string;
  /** The request that asks for a reset mail. */
  ask(scene: Pick<Scene, 'email' | 'options'>): SceneRequest;
  /**
   * Options that differ for the requests of situations alone: a script solves no captcha, and its passwords do not meet
   * every rule of a project.
   */
  readonly requestOptions?: object;
  readonly scripts: Readonly<Record<Name, SituationScript>>;
}
