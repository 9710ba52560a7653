/** What a request did to an account. */
export interface AccountChange {
  /** As the backend stores it. */
  readonly email: string;
  /** `made`: there is the account since then. `password`: it has another password. `deleted`: it is gone. */
  readonly change: 'made' | 'password' | 'deleted';
}

/** What a backend knows of an account before and after a change. */
interface Known {
  readonly email: string | undefined;
  /** Compared as JSON. */
  readonly password: unknown;
}

/** What became of an account. `undefined` if nothing that is noted did, or if it has no address or name. */
export function accountChange(before: Known | undefined, after: Known | undefined): AccountChange | undefined {
  const email = after?.email ?? before?.email;
  if (!email || (!before && !after)) return undefined;
  if (!before) return { email, change: 'made' };
  if (!after) return { email, change: 'deleted' };
  return isSame(before.password, after.password) ? undefined : { email, change: 'password' };
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
