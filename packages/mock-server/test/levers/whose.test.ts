import type { AnyPasswordReset } from '@resetkit/sdk';
import { expect, test } from 'vitest';
import { worlds } from '../flow/backends.ts';
import { email, newPassword, oldPassword, page } from '../flow/world.ts';

const all = Object.entries(worlds).map(([name, open]) => ({ name, open }));

test.each(all)(
  '$name: every request of a reset and of a sign-in tells its account, whatever it carries',
  async ({ open }) => {
    const world = await open('in-process');
    const reset: AnyPasswordReset = world.flow();
    const { data } = await reset.request({ email, redirectTo: page });
    if (data?.next === 'code') await reset.exchange?.(await world.code());
    else reset.readLink(await world.follow());
    await reset.confirm({ newPassword });
    await world.signIn(oldPassword);
    await world.signIn(newPassword);

    const mocks = [world.mock, ...(world.mock.behind ? [world.mock.behind] : [])];
    for (const mock of mocks) {
      const rows = await mock.journal.list();
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => row.email !== email).map(({ method, target }) => `${method} ${target}`)).toEqual([]);
    }
  },
);
