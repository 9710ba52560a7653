import type { OpenedSession } from '../../core/sessions/session.ts';
import type { Backend } from './backend.ts';
import { collectionsOf } from './collections.ts';
import { findByEmail } from './records.ts';
import { sessionOf } from './session.ts';

/** The key under which the SDK keeps a session (pocketbase 0.28.1). */
const storageKey = 'pocketbase_auth';

/** Signs an account in, of the first collection that has its address. PocketBase keeps sessions in a token alone. */
export async function openTestSession(backend: Backend, email: string): Promise<OpenedSession | undefined> {
  for (const collection of collectionsOf(backend.options)) {
    const record = await findByEmail(backend, collection.id, email);
    if (!record) continue;
    const session = sessionOf({ ...backend, collection }, record);
    const expiresAt = (Math.floor(backend.clock.now() / 1_000) + collection.authTokenSeconds) * 1_000;
    const { token } = session;
    const value = JSON.stringify({ token, record: session.record });
    return {
      tokens: { accessToken: token, expiresAt },
      setCookies: [],
      storage: [{ sdk: 'pocketbase', where: 'localStorage', key: storageKey, value }],
    };
  }
  return undefined;
}
