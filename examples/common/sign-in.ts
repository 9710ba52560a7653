import { type AnyFailure, createPasswordReset, type ResetBackend, type ResetClient } from '@resetkit/sdk';

/** How a backend signs in with a password, as data: `signIn` of `@resetkit/sdk/<provider>/reset-facts`. */
export interface SignInFacts {
  /** The operation, which is a method of the client. */
  readonly operation: string;
  /** The name of its field for the address. */
  readonly address: string;
  /** What else it is given. */
  readonly with?: Fields;
  /** The operation that takes the code of a second factor, where the sign-in is refused because of one. */
  readonly secondFactor?: {
    readonly operation: string;
    /** The name of its field for the attempt, and where in the refusal that is. */
    readonly attempt: string;
    readonly attemptIn: readonly string[];
    /** The name of its field for the code. */
    readonly code: string;
    readonly with?: Fields;
  };
  /** Where the answer has the account's factors, where a session is opened first and raised then. */
  readonly factors?: readonly string[];
}

/** What became of a try to sign in: neither means that it worked. */
export interface SignInAnswer {
  readonly error?: AnyFailure | undefined;
  /** Takes the code of the authenticator app: the account has a second factor. */
  readonly verify?: (code: string) => Promise<SignInAnswer>;
}

type Fields = Readonly<Record<string, unknown>>;
type Answer = { readonly data?: unknown; readonly error?: AnyFailure | undefined };

/** Signs in with any backend. The client's methods do it; the facts say which, and what its fields are called. */
export function signInWith(client: ResetClient<ResetBackend>, facts: SignInFacts) {
  return async (email: string, password: string): Promise<SignInAnswer> => {
    const { secondFactor, factors } = facts;
    const { data, error } = await call(client, facts.operation, { ...facts.with, [facts.address]: email, password });
    if (error?.kind === 'second-factor-required' && secondFactor) {
      const attempt = valueAt(Reflect.get(error, 'body'), secondFactor.attemptIn);
      const { operation, attempt: field, code: codeField, with: rest } = secondFactor;
      const verify = async (code: string) => {
        const verified = await call(client, operation, { ...rest, [field]: attempt, [codeField]: code });
        return { error: verified.error };
      };
      return { verify };
    }
    if (!error && factors && hasVerified(valueAt(data, factors))) return { verify: raising(client, data) };
    return { error };
  };
}

/** Raises a session as a reset does, whose step for that takes any session. */
function raising(client: ResetClient<ResetBackend>, session: unknown) {
  const { name: backend } = client.passwordReset;
  const state = { backend, step: 'ready', token: Object(session).access_token, session };
  const reset = createPasswordReset(client, { state });
  return async (code: string): Promise<SignInAnswer> => {
    const verify = Reflect.get(reset, 'verifySecondFactor');
    const { error }: Answer = await verify({ code });
    return { error };
  };
}

async function call(client: object, operation: string, input: Fields): Promise<Answer> {
  const method: unknown = Reflect.get(client, operation);
  if (typeof method !== 'function') throw new TypeError(`The client has no method ${operation}`);
  return method(input);
}

function hasVerified(factors: unknown): boolean {
  return Array.isArray(factors) && factors.some((factor) => Object(factor).status === 'verified');
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner: unknown, key) => Object(inner)[key], value);
}
