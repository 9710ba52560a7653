import type { components } from '@resetkit/sdk/insforge/types';
import { isoTime } from '../../core/clock.ts';
import type { Backend } from './backend.ts';
import type { InsforgeOptions } from './options.ts';

/** The configuration as administrators see it. */
export type AuthConfig = components['schemas']['AuthConfig'];

type SignInRules = Pick<
  AuthConfig,
  | 'requireEmailVerification'
  | 'passwordMinLength'
  | 'requireNumber'
  | 'requireLowercase'
  | 'requireUppercase'
  | 'requireSpecialChar'
  | 'verifyEmailMethod'
  | 'resetPasswordMethod'
>;

const noRowId = '00000000-0000-0000-0000-000000000000';

/**
 * The configuration's row. It is read after a change, not when the request began. Until the first change there is no row: the answer
 * has the defaults, a zero id and the current time.
 */
export async function authConfig(backend: Backend): Promise<AuthConfig> {
  const now = backend.clock.now();
  const { value: options, firstChange, lastChange } = await backend.optionsStore.state();
  return {
    id: firstChange === undefined ? noRowId : await rowId(backend),
    ...signInRules(options),
    allowedRedirectUrls: options.allowedRedirectUrls && [...options.allowedRedirectUrls],
    disableSignup: options.disableSignup,
    createdAt: isoTime(firstChange ?? now),
    updatedAt: isoTime(lastChange ?? now),
  };
}

/** What administrators and sign-in pages are both shown, in the order in which it is sent. */
export function signInRules(options: InsforgeOptions): SignInRules {
  return {
    requireEmailVerification: options.requireEmailVerification,
    passwordMinLength: options.passwordMinLength,
    requireNumber: options.requireNumber,
    requireLowercase: options.requireLowercase,
    requireUppercase: options.requireUppercase,
    requireSpecialChar: options.requireSpecialChar,
    verifyEmailMethod: options.verifyEmailMethod,
    resetPasswordMethod: options.resetPasswordMethod,
  };
}

function rowId(backend: Backend): Promise<string> {
  const drawn = backend.random.uuid();
  return backend.store.update<string, string>('auth-config-id', (id = drawn) => [id, id]);
}
