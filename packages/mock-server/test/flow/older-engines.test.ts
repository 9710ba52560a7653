import type { AnyPasswordReset } from '@resetkit/sdk';
import { expect, test } from 'vitest';
import { worlds } from './backends.ts';
import { olderEngine } from './older-engine.ts';
import { email, newPassword, page } from './world.ts';

const all = Object.entries(worlds).map(([name, open]) => ({ name, open }));

test.each(all)('$name: a whole reset needs nothing that React Native lacks', async ({ open }) => {
  const engine = olderEngine();
  const world = await open('in-process', (_, fetch) => ({ fetch: engine.outside(fetch) }));
  const reset: AnyPasswordReset = world.flow();

  const asked = await engine.within(() => reset.request({ email, redirectTo: page }));
  const code = asked.data?.next === 'code' ? await world.code() : undefined;
  const link = code === undefined ? await world.follow() : undefined;
  const read = link ? await engine.within(async () => reset.readLink(link)) : undefined;
  const exchanged = code ? await engine.within(async () => reset.exchange?.(code)) : undefined;
  const rules = await engine.within(() => reset.passwordRules());
  const done = await engine.within(() => reset.confirm({ newPassword }));

  expect([asked.error, read?.error, exchanged?.error, rules.error, done.error]).toEqual(Array(5).fill(undefined));
  expect(await engine.within(() => world.canSignIn(newPassword))).toBe(true);
});

test.each(all)('$name: a call ends in time there, and when its caller aborts', async ({ open }) => {
  const engine = olderEngine();
  const hanging = () => new Promise<never>(() => {});
  const world = await open('in-process', () => ({ fetch: engine.outside(hanging), timeoutMs: 1 }));
  const reset = world.flow();

  const late = await engine.within(() => reset.request({ email, redirectTo: page }));
  const aborted = await engine.within(() => {
    const controller = new AbortController();
    const request = reset.request({ email, redirectTo: page }, { signal: controller.signal, timeoutMs: 60_000 });
    controller.abort();
    return request;
  });

  expect([late.error?.kind, aborted.error?.kind]).toEqual(['timeout', 'aborted']);
});
