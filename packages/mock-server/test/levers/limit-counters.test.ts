import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { expect, test } from 'vitest';
import { ada, askForReset, eachWay, exchangeCode, json, now } from './levers.ts';

const start = Date.parse(now);
const minute = 60_000;

eachWay(({ open }) => {
  test('counts what is used up of the limits, cool-downs too, until their windows end', async () => {
    const levers = await open({ limits: 'real' });
    expect(await levers.mock.limits.counters()).toEqual([]);
    await askForReset(levers);
    await askForReset(levers);
    await exchangeCode(levers, '000000');

    const send = {
      name: 'send',
      of: expect.any(String),
      count: 2,
      max: 5,
      windowMs: 15 * minute,
      resetsAt: start + 15 * minute,
    };
    const verify = { ...send, name: 'verify', count: 1, max: 10 };
    const cooldown = { name: 'cooldown', of: ada.email, count: 2, max: 1, windowMs: minute, resetsAt: start + minute };
    expect(await levers.mock.limits.counters()).toEqual([send, verify, cooldown]);
    await levers.mock.clock.advance('1m');
    expect(await levers.mock.limits.counters()).toEqual([send, verify]);
  });

  test('counts by the limits that are set, and nothing where they are off', async () => {
    const levers = await open({ limits: 'real' });
    await askForReset(levers);

    await levers.mock.limits.set({ send: { max: 2 } });
    expect(await levers.mock.limits.counters()).toMatchObject([
      { name: 'send', count: 1, max: 2 },
      { name: 'cooldown' },
    ]);
    await levers.mock.limits.set('off');
    expect(await levers.mock.limits.counters()).toEqual([]);
  });
});

const settings = { clock: now, seed: [ada], limits: 'real' } as const;

test('Supabase counts tokens of buckets, mails of all, and the wait of an account, by its options', async () => {
  const mock = createMockServer(
    supabase({ emailsPerHour: 7, maxFrequencySeconds: 90, rateLimitHeader: 'x-real-ip' }),
    settings,
  );
  const { anonKey } = await mock.options.get();
  const request = json({ email: ada.email });
  const headers = { ...request.headers, apikey: anonKey, 'x-real-ip': '10.0.0.7' };
  expect((await mock.fetch('/auth/v1/recover', { ...request, headers })).status).toBe(200);

  const { limits } = await mock.about();
  expect(limits.find(({ name }) => name === 'mails')).toEqual({ name: 'mails', max: 7, windowMs: 60 * minute });
  expect(await mock.limits.counters()).toEqual([
    { name: 'recover', of: '10.0.0.7', count: 1, max: 30, windowMs: expect.any(Number), resetsAt: expect.any(Number) },
    { name: 'mailInterval', of: ada.email, count: 1, max: 1, windowMs: 90_000, resetsAt: start + 90_000 },
    { name: 'mails', of: 'all', count: 1, max: 7, windowMs: 60 * minute, resetsAt: start + 60 * minute },
  ]);
});

test('Unleash counts requests by its options, and the wait of an account', async () => {
  const mock = createMockServer(unleash({ passwordResetLimitPerMinute: 3 }), settings);
  expect((await mock.fetch('/auth/reset/password-email', json({ email: ada.email }))).status).toBe(200);

  const window = { windowMs: minute, resetsAt: start + minute };
  expect(await mock.limits.counters()).toEqual([
    { name: 'passwordReset', of: '127.0.0.1', count: 1, max: 3, ...window },
    { name: 'cooldown', of: ada.email, count: 1, max: 1, ...window },
  ]);
});

test('AppHandoff counts its own requests', async () => {
  const mock = createMockServer(apphandoff(), settings);
  await mock.fetch('/auth/send-password-reset', json({ email: ada.email }));

  expect(await mock.limits.counters()).toMatchObject([{ name: 'sendPasswordReset', count: 1, max: 5 }]);
});

test('Stack Auth has no limits to count', async () => {
  const mock = createMockServer(stackAuth(), settings);

  expect([await mock.limits.counters(), (await mock.about()).limits]).toEqual([[], []]);
});
