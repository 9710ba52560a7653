import type { ResetFacts } from '@resetkit/sdk';
import type { SignInFacts } from '../../../common/sign-in.ts';

/** A backend that the app can talk to. */
export interface ListedBackend {
  /** Its name in addresses and variables: `stack-auth`. */
  readonly id: string;
  /** Its name for people: `Stack Auth`. */
  readonly title: string;
  /** The account that its mock server starts with. */
  readonly demo: { readonly email: string; readonly password: string };
  /** What `createClient` needs beside `baseUrl` to talk to its mock server. */
  readonly clientOptions?: Readonly<Record<string, string>>;
  /** The id of the backend that stores its accounts. Its client is an option of this name. */
  readonly behind?: string;
  /** Its part of the SDK, whose `createClient` makes a client. */
  readonly sdk: () => Promise<{ readonly createClient: (options: never) => object }>;
  /** How one signs in there, and what becomes of a second request for a mail. */
  readonly facts: () => Promise<{ readonly signIn: SignInFacts; readonly facts: Pick<ResetFacts, 'tooSoon'> }>;
  /** The function that makes its mock server's provider, for the mock server inside the page. */
  readonly provider: () => Promise<(options: never) => object>;
}
