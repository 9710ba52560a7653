import type { AccountInput } from '../accounts.ts';
import type { Stage } from './scene.ts';
import type { SituationScript } from './situation.ts';

/** What accounts of situations need of a mock server. */
export interface PreparingParts {
  /** The password of accounts that a situation makes: every rule of the backend accepts it. */
  readonly password: string;
  /** Throws if the backend could not have such an account. */
  checkAccount(account: AccountInput): void;
}

/** The account of a situation, before anything happens to its reset. */
export interface PreparedAccount {
  readonly email: string;
  /** Its own password, if it is there and has one that is known. */
  readonly password: string;
  /** Puts back what was there before. */
  undo(): Promise<void>;
}

/** Makes an account as a situation needs it. One that is there keeps what the situation does not change. */
export async function prepareAccount(
  { password, checkAccount }: PreparingParts,
  { directory, newEmail }: Pick<Stage, 'directory' | 'newEmail'>,
  { account: change }: SituationScript,
  named: string | undefined,
): Promise<PreparedAccount> {
  const email = named ?? newEmail();
  const kept = named === undefined ? undefined : await directory.seedOf?.(named);
  const before: AccountInput = kept ?? { email, password };
  const after = change === null ? undefined : (change?.(before) ?? before);
  const told = { email, password: before.password ?? password };
  if (after === kept) return { ...told, undo: async () => {} };
  if (after) checkAccount(after);
  await (after ? directory.put(after) : directory.remove(email));
  return { ...told, undo: async () => void (await (kept ? directory.put(kept) : directory.remove(email))) };
}
