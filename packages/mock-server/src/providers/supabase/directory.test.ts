import { expect, test } from 'vitest';
import { ada, failure, start } from '../../../test/supabase/world.ts';

test('keeps an account whose replacement would take the id of another one', async () => {
  const [one, two] = [
    { id: '00000000-0000-4000-8000-000000000001', email: 'one@example.com' },
    { id: '00000000-0000-4000-8000-000000000002', email: 'two@example.com' },
  ];
  const { mock } = start({}, { seed: [one, two] });
  const before = await mock.accounts.list();

  await expect(mock.accounts.put({ ...one, id: two.id })).rejects.toThrow(
    `Another account has the id ${two.id} already.`,
  );
  expect(await mock.accounts.list()).toEqual(before);
});

test('bans an account of a seed until a time', async () => {
  const banned = { ...ada, bannedUntil: '2026-01-02T04:00:00Z' };
  const { mock, post } = start({}, { seed: [banned] });
  const signIn = () => post('/token?grant_type=password', { email: ada.email, password: ada.password });

  expect(await signIn()).toEqual(failure(400, 'user_banned', 'User is banned'));
  mock.clock.advance('1h');
  expect((await signIn()).status).toBe(200);
});
