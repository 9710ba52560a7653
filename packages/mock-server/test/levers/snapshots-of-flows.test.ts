import type { AnyPasswordReset } from '@resetkit/sdk';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../src/core/snapshot/snapshot.ts';
import { worlds } from '../flow/backends.ts';
import { email, newPassword, oldPassword, page, type Way, type World, ways } from '../flow/world.ts';

/** A copy that has been text in between. */
const asText = (snapshot: Snapshot): Snapshot => JSON.parse(JSON.stringify(snapshot));

interface Middle {
  readonly next: 'code' | 'link';
  readonly state: unknown;
  readonly snapshot: Snapshot;
}

/** A world in the middle of a reset: a session is open, the mail is sent, and what it carries is not used. */
async function inTheMiddle(world: World): Promise<Middle> {
  const start = await world.mock.snapshot();
  // The same ids, tokens and times on each way on from here.
  await world.mock.restore({ ...start, clock: { ...start.clock, frozen: true }, random: { seed: 'x', position: 0 } });
  await world.signIn(oldPassword);
  const reset: AnyPasswordReset = world.flow();
  const { next } = await reset.request({ email, redirectTo: page }).orThrow();
  return { next, state: reset.state, snapshot: asText(await world.mock.snapshot()) };
}

/** Sets the new password with the mail, and tells everything that was seen. */
async function goOn(world: World, { next, state }: Middle): Promise<unknown> {
  const reset: AnyPasswordReset = world.flow({ state });
  if (next === 'code') await reset.exchange?.(await world.code()).orThrow();
  else reset.readLink(await world.follow());
  const { data, error } = await reset.confirm({ newPassword });
  const { data: signedIn } = await world.signIn(newPassword);
  const seen = { data, error, signedIn, old: await world.canSignIn(oldPassword), end: await world.mock.snapshot() };
  return unsigned(seen);
}

/** Without the signatures of tokens: those of elliptic curves are never the same twice. */
function unsigned(seen: object): unknown {
  return JSON.parse(JSON.stringify(seen).replaceAll(/(ey[\w-]+\.[\w-]+)\.[\w-]+/g, '$1'));
}

const all = Object.entries(worlds).flatMap(([name, open]) => ways.map((way) => ({ name, way, open })));

describe.each(all)('$name, $way', ({ way, open }: { way: Way; open: (way: Way) => Promise<World> }) => {
  test('goes on from a snapshot as it went on the first time', async () => {
    const world = await open(way);
    const middle = await inTheMiddle(world);
    const first = await goOn(world, middle);

    await world.mock.restore(middle.snapshot);

    expect(await goOn(world, middle)).toEqual(first);
    expect(first).toMatchObject({ data: { step: 'done' }, old: false });
  });

  test('has the state of the snapshot after everything was forgotten, and forgets what came later', async () => {
    const world = await open(way);
    const middle = await inTheMiddle(world);
    await goOn(world, middle);
    await world.mock.restart();

    await world.mock.restore(middle.snapshot);

    expect(await world.mock.snapshot()).toEqual(middle.snapshot);
    const keys = middle.snapshot.servers.flatMap(({ rows }) => Object.keys(rows));
    expect(keys.filter((key) => key.startsWith('apphandoff/'))).toEqual([]);
  });
});
