import type { components } from '@resetkit/sdk/firebase/types';
import type { FirebaseOptions } from './options.ts';
import type { User } from './user.ts';

/** What the hosted service shows of a hash: "REDACTED" in base64. */
const redacted = 'UkVEQUNURUQ=';

/** An account as it is shown. The emulator shows hash and salt. */
export function viewOf(
  { generation: _own, ...user }: User,
  { service }: Pick<FirebaseOptions, 'service'>,
): components['schemas']['User'] {
  if (service === 'emulator' || user.passwordHash === undefined) return user;
  const { salt: _hidden, ...shown } = user;
  return { ...shown, passwordHash: redacted };
}
