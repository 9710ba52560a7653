// @vitest-environment jsdom
import type { AnyPasswordReset } from '@resetkit/sdk';
import { expect, test } from 'vitest';
import { worlds } from '../flow/backends.ts';
import { email, newPassword, page } from '../flow/world.ts';

// Tests of pages run under jsdom, which brings some globals of its own and leaves others to Node.

test.each(Object.entries(worlds))('%s: a reset and a sign-in', async (_, open) => {
  const world = await open('in-process');
  const reset: AnyPasswordReset = world.flow();

  const { next } = await reset.request({ email, redirectTo: page }).orThrow();
  if (next === 'code') await reset.exchange?.(await world.code()).orThrow();
  else reset.readLink(await world.follow());
  await reset.confirm({ newPassword }).orThrow();

  expect((await world.signIn(newPassword)).error).toBeUndefined();
});
