import type { AnyPasswordReset } from '@resetkit/sdk';
import { describe, expect, test } from 'vitest';
import { worlds } from './backends.ts';
import { email, newPassword, oldPassword, page, type Way, type World, ways } from './world.ts';

const request = { email, redirectTo: page };

/** A flow that has come so far that a new password can be chosen. */
async function ready(world: World): Promise<AnyPasswordReset> {
  const reset: AnyPasswordReset = world.flow();
  const { next } = await reset.request(request).orThrow();
  if (next === 'code') await reset.exchange?.(await world.code()).orThrow();
  else reset.readLink(await world.follow());
  expect(reset.state.step).toBe('ready');
  return reset;
}

const all = Object.entries(worlds).flatMap(([name, open]) => ways.map((way) => ({ name, way, open })));

describe.each(all)('$name, $way', ({ way, open }: { way: Way; open: (way: Way) => Promise<World> }) => {
  test('takes an account from the mail to the new password', async () => {
    const world = await open(way);
    const reset = await ready(world);

    const { data, error } = await reset.confirm({ newPassword });

    expect(error).toBeUndefined();
    expect(data).toMatchObject({ step: 'done', signedIn: reset.facts.signedInAfterwards });
    expect(reset.state).toEqual(data);
    expect(await world.canSignIn(oldPassword)).toBe(false);
    expect(await world.canSignIn(newPassword)).toBe(true);
  });

  test('goes on after a page load, with a state that was JSON in between', async () => {
    const world = await open(way);
    const first: AnyPasswordReset = world.flow();
    const { next } = await first.request(request).orThrow();

    const second: AnyPasswordReset = world.flow({ state: JSON.parse(JSON.stringify(first.state)) });
    if (next === 'code') await second.exchange?.(await world.code()).orThrow();
    else second.readLink(await world.follow());
    const third = world.flow({ state: JSON.parse(JSON.stringify(second.state)) });

    expect((await third.confirm({ newPassword })).error).toBeUndefined();
    expect(await world.canSignIn(newPassword)).toBe(true);
  });

  test('lets a weak password be followed by a good one', async () => {
    const world = await open(way);
    const reset = await ready(world);

    const { error } = await reset.confirm({ newPassword: 'Ab1!' });

    expect(error?.kind).toBe('weak-password');
    expect(error?.violations?.length).toBeGreaterThan(0);
    expect(await world.canSignIn(oldPassword)).toBe(true);
    expect((await reset.confirm({ newPassword })).data?.step).toBe('done');
  });

  test('does not take a token twice', async () => {
    const world = await open(way);
    const reset = await ready(world);
    const saved = reset.state;
    await reset.confirm({ newPassword }).orThrow();

    const again = world.flow({ state: saved });
    const { error } = await again.confirm({ newPassword: 'Analytical-Engine-1837' });

    // A session sets as many passwords as it likes.
    if ('session' in saved) expect(error).toBeUndefined();
    else expect(error?.kind).toMatch(/^(invalid|used)-token$/);
  });

  test('shows what the backend says to an invalid token', async () => {
    const { flow, wrongToken = 'a'.repeat(45) } = await open(way);

    const { error } = await flow().confirm({ newPassword, token: wrongToken });

    expect(error?.kind).toMatch(/^(invalid-token|unauthorized)$/);
  });

  test('says what is missing where nothing has happened yet', async () => {
    const world = await open(way);
    const reset: AnyPasswordReset = world.flow();

    const results = await Promise.all([reset.confirm({ newPassword }), reset.exchange?.('123456'), reset.check?.()]);

    for (const result of results.filter((one) => one !== undefined)) {
      expect(result.error?.kind).toBe('invalid-request');
      expect(result.error?.message).toMatch(/^(token|email) must be given, or come from the step before$/);
    }
  });

  test('asks for one mail, however often it is asked for at once', async () => {
    const world = await open(way);
    const reset: AnyPasswordReset = world.flow();

    await Promise.all([reset.request(request), reset.request(request), reset.request(request)]);

    expect(await world.mock.outbox.list({ to: email })).toHaveLength(1);
  });

  test('forgets a request that is still under way when it starts anew', async () => {
    const world = await open(way);
    const reset: AnyPasswordReset = world.flow();

    const asked = reset.request(request);
    reset.restart();

    expect((await asked).data?.step).toBe('sent');
    expect(reset.state).toEqual({ backend: expect.any(String), step: 'start' });
  });

  test('has the facts that the backend shows', async () => {
    const world = await open(way);
    const { facts } = world.flow();

    const stranger = await world.flow().request({ email: 'nobody@example.com', redirectTo: page });

    expect(stranger.error?.kind).toBe(facts.revealsUnknownAccount ? 'unknown-account' : undefined);
    await world.mock.limits.set('real');
    const first = await world.flow().request(request);
    world.mock.clock.advance(1_000);
    const second = await world.flow().request(request);
    const mailed = (await world.mock.outbox.list({ to: email })).length;
    world.mock.clock.advance(facts.resendAfterMs);
    const third = await world.flow().request(request);
    const refused = facts.tooSoon === 'refused' ? 'rate-limited' : undefined;
    expect([first.error, second.error?.kind, third.error]).toEqual([undefined, refused, undefined]);
    expect(mailed).toBe(facts.tooSoon === 'never' ? 2 : 1);
    expect(facts.resendAfterMs === 0).toBe(facts.tooSoon === 'never');
  });

  test('has rules that the new password keeps, and that are plain data', async () => {
    const world = await open(way);
    const reset = await ready(world);

    const rules = await reset.passwordRules().orThrow();

    expect(rules.length).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  });
});
