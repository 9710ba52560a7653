import { createClient } from '@insforge/sdk';
import { expect, onTestFinished, test, vi } from 'vitest';
import { start, u } from '../world.ts';
import { vendorWays } from './open.ts';

test.each(vendorWays)('a page with the cookies of a session is signed in, $name', async ({ reach }) => {
  const { mock } = start();
  const reached = await reach(mock);

  const { cookies, storage } = await mock.sessions.make(u.email);

  vi.stubGlobal('window', { location: { search: '', protocol: 'http:' } });
  vi.stubGlobal('document', { cookie: storage.map(({ key, value }) => `${key}=${value}`).join('; ') });
  onTestFinished(() => void vi.unstubAllGlobals());
  const withCookies: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    const { pathname } = new URL(String(input));
    const sent = cookies.filter(({ path }) => pathname.startsWith(`${path}/`));
    if (init?.credentials === 'include')
      headers.set('cookie', sent.map(({ name, value }) => `${name}=${value}`).join('; '));
    return reached.fetch(input, { ...init, headers });
  };
  const { auth } = createClient({ ...reached, fetch: withCookies, retryCount: 0 });
  const { data, error } = await auth.getCurrentUser();
  expect([data.user?.email, error]).toEqual([u.email, null]);
});

test.each(vendorWays)('a server with the access token of a session is signed in, $name', async ({ reach }) => {
  const { mock } = start();
  const reached = await reach(mock);

  const { tokens } = await mock.sessions.make(u.email);

  const { auth } = createClient({ ...reached, retryCount: 0, accessToken: tokens.accessToken ?? '' });
  expect((await auth.getCurrentUser()).data.user?.email).toBe(u.email);
});
