import type { Reply } from '../backend.ts';

/** `GET /`: the emulator is ready. */
export async function getEmulator(): Promise<Reply<'getEmulator'>> {
  const docs = 'https://firebase.google.com/docs/emulator-suite';
  return { status: 200, body: { authEmulator: { ready: true, docs, apiSpec: '/emulator/openapi.json' } } };
}
