import { expect, test } from 'vitest';
import { clientOf, failure, fromPortal, now, u } from '../../../test/apphandoff/world.ts';
import { createMockServer } from '../../core/mock-server.ts';
import { supabase } from '../supabase/index.ts';
import { apphandoff } from './index.ts';

function beside(options: Parameters<typeof supabase>[0] = {}, limits: 'off' | Record<string, { max: number }> = 'off') {
  const project = createMockServer(supabase(options), { clock: now, seed: [u], limits });
  const mock = createMockServer(apphandoff(), { behind: project });
  return { project, mock, ...clientOf(mock.fetch) };
}

test('tells Supabase the address of its client, so that one client does not use up the limit of all', async () => {
  const { post } = beside({}, { token: { max: 1 } });
  const from = (address: string) => post('/auth/login', u, { ...fromPortal, 'x-forwarded-for': address });

  expect((await from('203.0.113.1')).status).toBe(200);
  expect((await from('203.0.113.2')).status).toBe(200);
  expect(await from('203.0.113.1')).toEqual(failure(401, 'invalid_credentials', 'Wrong email or password'));
});

test('uses the keys and lifetimes of the project that is served beside it', async () => {
  const { post, mock } = beside({
    serviceRoleKey: 'service-key',
    anonKey: 'anon-key',
    otpExpirySeconds: 60,
    jwtExpirySeconds: 120,
  });
  await post('/auth/send-password-reset', { email: u.email });
  const { body } = await post('/auth/login', u, fromPortal);

  expect(await mock.outbox.list()).toMatchObject([{ expiresAt: '2026-01-02T03:05:05.000Z' }]);
  expect(body).toMatchObject({ expires_in: 120 });
});

test('ends links at the site of the project where its list does not have the portal, without a word', async () => {
  const { post, mock } = beside({ siteUrl: 'https://elsewhere.example.com' });
  await post('/auth/send-password-reset', { email: u.email });

  const { link } = await mock.outbox.waitFor();

  expect(link).toMatch(/&redirect_to=https:\/\/elsewhere\.example\.com$/);
});

test('does not answer the paths of a project that is served beside it', async () => {
  const { mock, get } = beside();

  expect(mock.knows('/auth/v1/verify')).toBe(false);
  expect((await get('/auth/v1/health')).status).toBe(404);
});
