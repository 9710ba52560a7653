import type { components } from '@resetkit/sdk/insforge/types';
import { isoTime } from '../../core/clock.ts';
import type { OptionsState } from '../../core/options.ts';
import type { Backend } from './backend.ts';
import type { InsforgeOptions } from './options.ts';

/** The configuration that administrators read and change. */
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
 * The configuration in the given state of the options. Until the first change no row is stored: the reply has the defaults, a zero
 * id and the current time.
 */
export async function authConfig(
  backend: Backend,
  { value: options, firstChange, lastChange }: OptionsState<InsforgeOptions>,
): Promise<AuthConfig> {
  const now = backend.clock.now();
  return {
    id: firstChange === undefined ? noRowId : await rowId(backend),
    ...signInRules(options),
    allowedRedirectUrls: options.allowedRedirectUrls && [...options.allowedRedirectUrls],
    disableSignup: options.disableSignup,
    createdAt: isoTime(firstChange ?? now),
    updatedAt: isoTime(lastChange ?? now),
  };
}

/** The settings that both administrators and sign-in pages see, in wire order. */
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
  const newId = backend.random.uuid();
  return backend.store.update<string, string>('auth-config-id', (id = newId) => [id, id]);
}
