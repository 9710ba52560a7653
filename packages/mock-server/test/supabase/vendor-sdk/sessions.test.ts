import { createServerClient } from '@supabase/ssr';
import { createClient } from '@supabase/supabase-js';
import { expect, test } from 'vitest';
import { ada, start } from '../world.ts';
import { vendorWays } from './open.ts';

test.each(vendorWays)('a client that finds a session in its storage is signed in, $name', async ({ reach }) => {
  const { mock } = start({}, { clock: Date.now });
  const { url, fetch } = await reach(mock);
  const { anonKey } = await mock.options.get();

  const { storage, tokens } = await mock.sessions.make(ada.email);

  const inPage = storage.filter(({ where }) => where === 'localStorage');
  const kept = new Map(inPage.map(({ key, value }) => [key, value]));
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

test.each([
  ['one cookie', 'Ada', ['sb-127-auth-token']],
  ['four cookies', 'A'.repeat(2_000), [0, 1, 2, 3].map((index) => `sb-127-auth-token.${index}`)],
])('a server that reads %s of @supabase/ssr is signed in, and keeps as many', async (_title, name, names) => {
  const { mock } = start({}, { clock: Date.now, seed: [{ ...ada, name }] });
  const { anonKey } = await mock.options.get();

  const { storage, tokens } = await mock.sessions.make(ada.email);

  const cookies = storage.filter(({ sdk }) => sdk === '@supabase/ssr');
  const jar = new Map(cookies.map(({ key, value }) => [key, value]));
  const client = createServerClient(mock.baseUrl, anonKey, {
    global: { fetch: mock.fetch },
    cookies: {
      getAll: () => [...jar].map(([key, value]) => ({ name: key, value })),
      // It writes what has changed, and an empty value to delete one.
      setAll: (set) => set.forEach(({ name: key, value }) => void (value ? jar.set(key, value) : jar.delete(key))),
    },
  });
  const { data } = await client.auth.getSession();
  expect(data.session).toMatchObject({ access_token: tokens.accessToken, refresh_token: tokens.refreshToken });
  expect((await client.auth.getUser()).data.user?.email).toBe(ada.email);
  expect((await client.auth.refreshSession()).error).toBeNull();
  expect(cookies.map(({ where, key }) => [where, key])).toEqual(names.map((key) => ['cookie', key]));
  expect([...jar].map(([key, value]) => [key, value.length])).toEqual(
    cookies.map(({ key, value }) => [key, value.length]),
  );
});
