import { describe, expect, test } from 'vitest';
import { ada, page } from '../world.ts';
import { open, seen, vendorWays } from './open.ts';

const newPassword = 'ada-new-pass2';

describe.each(vendorWays)('$name', (way) => {
  test('resets a password by a link whose session is in the fragment, to signing in with the new one', async () => {
    const { mock, auth, events, follow } = await open(way);
    expect(await auth.resetPasswordForEmail(ada.email, { redirectTo: page })).toEqual({ data: {}, error: null });

    const { link = '' } = await mock.outbox.waitFor({ to: ada.email, kind: 'password-reset' });
    const landed = await follow(link);
    const fragment = new URLSearchParams(landed.hash.slice(1));
    expect([`${landed.origin}${landed.pathname}`, fragment.get('type')]).toEqual([page, 'recovery']);

    const session = {
      access_token: fragment.get('access_token') ?? '',
      refresh_token: fragment.get('refresh_token') ?? '',
    };
    expect((await auth.setSession(session)).data.user?.email).toBe(ada.email);
    expect((await auth.updateUser({ password: newPassword })).error).toBeNull();
    expect(events.slice(-2)).toEqual(['SIGNED_IN', 'USER_UPDATED']);

    await auth.signOut();
    expect(seen((await auth.signInWithPassword(ada)).error).code).toBe('invalid_credentials');
    expect((await auth.signInWithPassword({ ...ada, password: newPassword })).data.user?.email).toBe(ada.email);
  });

  test.each(['token_hash', 'token'] as const)('resets a password by %s, and says PASSWORD_RECOVERY', async (what) => {
    const { mock, auth, events } = await open(way);
    await auth.resetPasswordForEmail(ada.email);
    const { code = '', token = '' } = await mock.outbox.waitFor();

    const verified = await auth.verifyOtp(
      what === 'token' ? { type: 'recovery', email: ada.email, token: code } : { type: 'recovery', token_hash: token },
    );
    expect(seen(verified.error)).toEqual({});
    expect(verified.data.session?.user.email).toBe(ada.email);
    expect(events).toContain('PASSWORD_RECOVERY');

    expect((await auth.updateUser({ password: newPassword })).data.user?.email).toBe(ada.email);
    expect(events.at(-1)).toBe('USER_UPDATED');
    expect((await auth.signInWithPassword({ ...ada, password: newPassword })).error).toBeNull();
  });

  test('resets a password by PKCE, and says PASSWORD_RECOVERY', async () => {
    const { mock, auth, events, follow } = await open(way, {}, { flowType: 'pkce' });
    await auth.resetPasswordForEmail(ada.email, { redirectTo: page });
    const { link = '' } = await mock.outbox.waitFor();

    const code = (await follow(link)).searchParams.get('code') ?? '';
    const exchanged = await auth.exchangeCodeForSession(code);
    expect(exchanged.error).toBeNull();
    expect(Reflect.get(exchanged.data, 'redirectType')).toBe('recovery');
    expect(events).toContain('PASSWORD_RECOVERY');

    expect((await auth.updateUser({ password: newPassword })).error).toBeNull();
    expect((await auth.signInWithPassword({ ...ada, password: newPassword })).error).toBeNull();
  });

  test('refreshes, asks who it is, and signs out everywhere', async () => {
    const { auth } = await open(way);
    const { data } = await auth.signInWithPassword(ada);

    const refreshed = await auth.refreshSession();
    expect(refreshed.data.session?.refresh_token).not.toBe(data.session?.refresh_token);
    expect((await auth.getUser()).data.user?.id).toBe(ada.id);
    expect((await auth.getClaims()).data?.claims.sub).toBe(ada.id);
    expect((await auth.signOut()).error).toBeNull();
    expect((await auth.getUser(refreshed.data.session?.access_token)).error?.name).toBe('AuthSessionMissingError');
  });

  test('signs up, confirms the address by digits, and has the session', async () => {
    const { mock, auth } = await open(way);
    const bob = { email: 'bob@example.com', password: 'bob-new-pass1' };
    const { data } = await auth.signUp({ ...bob, options: { data: { plan: 'free' } } });
    const facts = { sub: data.user?.id, email: bob.email, phone_verified: false };
    expect(data.user?.user_metadata).toEqual({ ...facts, plan: 'free', email_verified: false });
    expect(data.session).toBeNull();
    expect(seen((await auth.signInWithPassword(bob)).error).code).toBe('email_not_confirmed');

    const { code = '' } = await mock.outbox.waitFor({ to: bob.email });
    const verified = await auth.verifyOtp({ type: 'signup', email: bob.email, token: code });
    expect(verified.data.session?.user.user_metadata).toEqual({ ...facts, plan: 'free', email_verified: true });
  });

  test('a server makes links, and lists, changes and deletes accounts', async () => {
    const { admin, auth, follow } = await open(way);
    const link = await admin.generateLink({ type: 'recovery', email: ada.email, options: { redirectTo: page } });
    expect(link.data.properties?.redirect_to).toBe(page);
    expect((await follow(link.data.properties?.action_link ?? '')).hash).toMatch(/^#access_token=/);

    const { data } = await admin.createUser({ email: 'bob@example.com', password: 'x', email_confirm: true });
    const id = data.user?.id ?? '';
    const listed = await admin.listUsers({ page: 1, perPage: 1 });
    expect(listed.data).toMatchObject({ total: 2, nextPage: 2, lastPage: 2 });
    expect((await admin.updateUserById(id, { password: 'bob-new-pass1' })).error).toBeNull();
    expect((await auth.signInWithPassword({ email: 'bob@example.com', password: 'bob-new-pass1' })).error).toBeNull();
    expect((await admin.deleteUser(id)).error).toBeNull();
    expect(seen((await admin.getUserById(id)).error).code).toBe('user_not_found');
  });
});
