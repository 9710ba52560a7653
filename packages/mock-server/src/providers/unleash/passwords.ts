import { sameToBcrypt } from '../../core/bcrypt.ts';
import type { User } from './user.ts';

/** Whether a password is one of an account's last passwords. */
export function wasUsed({ passwords }: User, password: string): boolean {
  return passwords.some((used) => sameToBcrypt(used, password));
}

/** Whether a password is an account's current one. */
export function isPresent({ passwords: [present] }: User, password: string): boolean {
  return present !== undefined && sameToBcrypt(present, password);
}
