// @vitest-environment jsdom
import type { AnyPasswordReset } from '@resetkit/sdk';
import { beforeEach, expect, test } from 'vitest';
import { worlds } from '../flow/backends.ts';
import { email, newPassword, oldPassword, page } from '../flow/world.ts';
import { ResetPage } from './reset-page.tsx';
import { comeBy, visit } from './visitor.ts';

beforeEach(() => history.replaceState(null, '', '/reset'));

test.each(Object.entries(worlds))(
  '%s: one page takes an account from the mail to the new password',
  async (_, open) => {
    const world = await open('in-process');
    const first: AnyPasswordReset = world.flow();

    const visitor = visit(<ResetPage flow={first} redirectTo={page} />);
    await visitor.submit('E-mail', email);
    const next = await visitor.seesOneOf('entering-code', 'sent');
    if (next === 'entering-code') {
      await visitor.submit('Code', await world.code());
      await visitor.submit('New password', newPassword);
      await visitor.sees('done');
    } else {
      visitor.leave();
      comeBy(await world.follow());
      // The link opens a new page, with what the old one has kept.
      const second = visit(<ResetPage flow={world.flow({ state: JSON.parse(JSON.stringify(first.state)) })} />);
      await second.submit('New password', newPassword);
      await second.sees('done');
    }

    expect(location.href).toBe(`${location.origin}${new URL(page).pathname}`);
    expect(await world.mock.outbox.list({ to: email, kind: 'password-reset' })).toHaveLength(1);
    expect(await world.canSignIn(oldPassword)).toBe(false);
    expect(await world.canSignIn(newPassword)).toBe(true);
  },
);
