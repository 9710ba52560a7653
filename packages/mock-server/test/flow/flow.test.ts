import { describe, expect, test } from 'vitest';
import { email, newPassword, oldPassword, page, ways, worlds } from './backends.ts';
import type { Neutral } from './neutral.ts';

const all = Object.entries(worlds).flatMap(([name, open]) => ways.map((way) => ({ name, way, open })));

/** The one flow that an app has for all backends. */
describe.each(all)('$name, $way', ({ way, open }) => {
  test('takes an account from the mail to the new password', async () => {
    const world = await open(way);
    const reset: Neutral = world.flow();

    const { data, error } = await reset.request({ email, redirectTo: page } as never);
    expect(error).toBeUndefined();
    if (data?.next === 'code') {
      expect(await reset.exchange?.(await world.code())).toMatchObject({ data: { step: 'ready', email } });
    } else {
      expect(reset.readLink(await world.follow())).toMatchObject({ data: { step: 'ready' }, error: undefined });
    }
    const done = await reset.confirm({ newPassword });

    expect(done.error).toBeUndefined();
    expect(done.data).toMatchObject({ step: 'done', signedIn: reset.facts.signedInAfterwards });
    expect(reset.state).toEqual(done.data);
    expect(await world.canSignIn(oldPassword)).toBe(false);
    expect(await world.canSignIn(newPassword)).toBe(true);
  });
});
