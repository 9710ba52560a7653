import type { ListedSituation } from '../situations/situation.ts';
import type { BackendKey, Credentials, Snippet } from './connect.ts';

/** What a backend offers, and how an app is pointed at it. */
export interface About {
  /** The id of its provider. */
  readonly id: string;
  /** Its name, for people. */
  readonly title: string;
  /** Name and version of the real server. */
  readonly imitates: string;
  /** The URL for its clients, without a slash at its end. */
  readonly baseUrl: string;
  /** Its operations, in the order of its description. */
  readonly operations: readonly OfferedOperation[];
  /** The states that a password reset can be in. */
  readonly situations: readonly ListedSituation[];
  /** Its limits, with the numbers of the real backend and of the present options. */
  readonly limits: readonly OfferedLimit[];
  /** Whether accounts can have second factors, so that `secondFactors.code` knows some. */
  readonly hasSecondFactors: boolean;
  /** Whether `sessions.make` signs accounts in. */
  readonly hasSessions: boolean;
  /** How an app is pointed at it. */
  readonly connect: Connecting;
}

/** An operation of a backend. */
export interface OfferedOperation {
  /** Its id, as journal and faults know it. */
  readonly id: string;
  /** HTTP method. */
  readonly method: string;
  /** Path below the base URL, with parameters in braces. */
  readonly path: string;
  /** What it does, in a few words. */
  readonly summary: string;
  /** The HTTP statuses of its answers, which a fault can ask for. */
  readonly statuses: readonly number[];
}

/** A limit of a backend. */
export interface OfferedLimit {
  /** Its name, as `limits.set` takes it. */
  readonly name: string;
  /** The number of requests that are allowed in a window. */
  readonly max: number;
  /** Length of a window, in milliseconds. */
  readonly windowMs: number;
}

/** An account that an app can sign in with. */
export interface ConnectingAccount extends Credentials {
  /** A curl command that signs it in. */
  readonly signIn: string;
}

/** How an app is pointed at a backend, with the present options. */
export interface Connecting {
  /** Keys, tokens and administrators. */
  readonly keys: readonly BackendKey[];
  /** The first account that it started with, if that is there: with its password, and a curl command that signs it in. */
  readonly account?: ConnectingAccount;
  /** A curl command that asks for a reset mail to the demo account. */
  readonly example: string;
  /** Programs that ask for a reset mail: with the vendor's SDK, if there is one, and with ours. */
  readonly snippets: readonly Snippet[];
}
