import { type Api, connect } from '../../client/api.ts';
import { createMethods, type Methods } from '../../client/methods.ts';
import { operations as table } from '../../generated/firebase/operations.ts';
import type { operations, paths } from '../../generated/firebase/types.ts';
import { type FirebaseOptions, firebase, withHost } from './backend.ts';
import { createReset, type FirebaseReset } from './reset.ts';

/** One method for each operation of Firebase Auth that belongs to a password reset, and of the emulator. */
export interface FirebaseClient extends Methods<typeof table, operations> {
  /** openapi-fetch's client, for every path of the description. */
  readonly api: Api<paths>;
  /** The member that `createPasswordReset` uses. Its `facts` are public. */
  readonly passwordReset: FirebaseReset;
}

/**
 * A client for Firebase Auth. Its methods never throw: each resolves to `{ data, error, response }`. It sends the API key
 * itself.
 *
 * @example
 * const firebase = createFirebaseClient({ apiKey: 'AIza…' });
 * const { data, error } = await firebase.sendOobCode({ requestType: 'PASSWORD_RESET', email: 'ada@example.com' });
 */
export function createFirebaseClient(options: FirebaseOptions): FirebaseClient {
  const settings = withHost(options);
  const { api, call } = connect<paths, operations, keyof typeof table>(table, firebase(options), settings);
  const methods = createMethods<typeof table, operations>(table, call, settings);
  return { ...methods, api, passwordReset: createReset(call) };
}
