import { describe, expect, test } from 'vitest';
import { ada } from '../world.ts';
import { open, seen, vendorWays } from './open.ts';

const grace = { email: 'grace@example.com', password: 'Grace-own-pass-1' };

describe.each(vendorWays)('$name', (way) => {
  test('invites a person, who sets a password and signs in', async () => {
    const { mock, auth, admin, follow } = await open(way);

    const invited = await admin.inviteUserByEmail(grace.email, { data: { name: 'Grace' } });
    const { link = '' } = await mock.outbox.waitFor({ to: grace.email, kind: 'invitation' });
    const fragment = new URLSearchParams((await follow(link)).hash.slice(1));
    const session = {
      access_token: fragment.get('access_token') ?? '',
      refresh_token: fragment.get('refresh_token') ?? '',
    };

    expect(invited.data.user).toMatchObject({ email: grace.email, user_metadata: { name: 'Grace' } });
    expect(fragment.get('type')).toBe('invite');
    expect((await auth.setSession(session)).error).toBeNull();
    expect((await auth.updateUser({ password: grace.password })).error).toBeNull();
    expect((await auth.signInWithPassword(grace)).error).toBeNull();
  });

  test('does not invite who has an account', async () => {
    const { mock, admin } = await open(way);

    const { error } = await admin.inviteUserByEmail(ada.email);

    expect(seen(error)).toMatchObject({ status: 422, code: 'email_exists' });
    expect(await mock.outbox.list({ kind: 'invitation' })).toEqual([]);
  });
});
