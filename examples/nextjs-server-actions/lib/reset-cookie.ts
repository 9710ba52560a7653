import type { ResetState } from '@resetkit/sdk';
import { cookies } from 'next/headers';
import { seal, unseal } from './seal.ts';

const NAME = 'password-reset';
const ONE_HOUR = 3600;

/** The state that the last request of this browser has left. */
export async function readResetCookie(): Promise<unknown> {
  const cookie = (await cookies()).get(NAME);
  // Without a cookie too, so that a missing key is heard of before any mail is sent.
  return unseal(cookie?.value ?? '');
}

/**
 * Keeps a state for the next request: no script of a page reads it, nor does whoever has the browser's files. `lax`, because a
 * mailed link comes from another site.
 */
export async function writeResetCookie(state: ResetState): Promise<void> {
  const jar = await cookies();
  if (state.step === 'start' || state.step === 'done') jar.delete(NAME);
  else jar.set(NAME, await seal(state), { httpOnly: true, secure: true, sameSite: 'lax', path: '/', maxAge: ONE_HOUR });
}
