import type { AnyPasswordReset } from '@resetkit/sdk';
import { createUnleashClient } from '@resetkit/sdk/unleash';
import { expect, test } from 'vitest';
import { worlds } from './backends.ts';
import { email, page } from './world.ts';

// What every backend refuses, and how it reads.

const all = Object.entries(worlds).map(([name, open]) => ({ name, open }));

/** Which field of a request is an address, and what is said of it. */
const wrongEmail = { kind: 'invalid-email', fields: { email: expect.any(String) } };

test.each(all)('$name: an empty address is an invalid one, with its field', async ({ open }) => {
  const reset: AnyPasswordReset = (await open('in-process')).flow();

  expect((await reset.request({ email: '', redirectTo: page })).error).toMatchObject(wrongEmail);
});

test.each(all)('$name: an empty password breaks the rule of the least length', async ({ open }) => {
  const world = await open('in-process');
  const reset: AnyPasswordReset = world.flow();
  const { next } = await reset.request({ email, redirectTo: page }).orThrow();
  if (next === 'code') await reset.exchange?.(await world.code());
  else reset.readLink(await world.follow());

  const { error } = await reset.confirm({ newPassword: '' });

  expect(error?.kind).toBe('weak-password');
  expect(error?.violations).toContainEqual(expect.objectContaining({ rule: expect.stringMatching(/^min-/) }));
});

test.each(all)('$name: a mail that is asked for too soon says how long to wait, where that is so', async ({ open }) => {
  const world = await open('in-process');
  const reset: AnyPasswordReset = world.flow();
  await world.mock.limits.set('real');
  await reset.request({ email, redirectTo: page });

  const { error } = await reset.request({ email, redirectTo: page });

  expect([error?.kind, !!error?.retryAfterMs]).toEqual(
    reset.facts.tooSoon === 'never' ? [undefined, false] : ['rate-limited', world.saysHowLong ?? true],
  );
});

test('an API token of Unleash in `Authorization` is a mistake of the configuration', async () => {
  const message = 'invalid token: expected a different token type for this endpoint';
  const fetch = async () => Response.json({ message }, { status: 403 });
  const client = createUnleashClient({ baseUrl: 'https://unleash.test', fetch, token: '*:development.abc' });

  expect((await client.sendResetPasswordEmail({ email })).error).toMatchObject({ kind: 'not-configured', message });
});
