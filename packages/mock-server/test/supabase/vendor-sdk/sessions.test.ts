import { createClient } from '@supabase/supabase-js';
import { expect, test } from 'vitest';
import { ada, start } from '../world.ts';
import { vendorWays } from './open.ts';

test.each(vendorWays)('a client that finds a session in its storage is signed in, $name', async ({ reach }) => {
  const { mock } = start({}, { clock: Date.now });
  const { url, fetch } = await reach(mock);
  const { anonKey } = await mock.options.get();

  const { storage, tokens } = await mock.sessions.make(ada.email);

  const kept = new Map(storage.map(({ key, value }) => [key, value]));
  const client = createClient(url, anonKey, {
    global: { fetch },
    auth: {
      autoRefreshToken: false,
      // No key is named: it is the client's own.
      storage: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
      },
    },
  });
  const { data } = await client.auth.getSession();
  expect(data.session).toMatchObject({ access_token: tokens.accessToken, user: { email: ada.email } });
  expect((await client.auth.getUser()).data.user?.email).toBe(ada.email);
  expect((await client.auth.refreshSession()).error).toBeNull();
  expect((await client.auth.updateUser({ password: 'Another-Password-1' })).error).toBeNull();
});
