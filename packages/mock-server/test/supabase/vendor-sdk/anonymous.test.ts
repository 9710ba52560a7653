import { describe, expect, test } from 'vitest';
import { open, seen, vendorWays } from './open.ts';

const gus = { email: 'gus@example.com', password: 'gus-new-pass1' };
const options = { externalAnonymousUsersEnabled: true };

describe.each(vendorWays)('$name', (way) => {
  test('signs in anonymously and becomes an ordinary account by a mail', async () => {
    const { mock, auth, follow } = await open(way, options);
    const { data, error } = await auth.signInAnonymously({ options: { data: { name: 'Guest' } } });
    expect(error).toBeNull();
    expect(data.user).toMatchObject({ is_anonymous: true, user_metadata: { name: 'Guest' } });

    expect(seen((await auth.updateUser({ password: gus.password })).error)).toMatchObject({
      status: 422,
      code: 'validation_failed',
    });
    expect((await auth.updateUser({ email: gus.email })).data.user).toMatchObject({ new_email: gus.email });
    const { link = '' } = await mock.outbox.waitFor({ to: gus.email, kind: 'verification' });
    await follow(link);

    expect((await auth.getUser()).data.user).toMatchObject({ email: gus.email, is_anonymous: false });
    expect((await auth.updateUser({ password: gus.password })).error).toBeNull();
    expect((await auth.signInWithPassword(gus)).data.user).toMatchObject({ id: data.user?.id });
  });

  test('becomes an ordinary account at once under autoconfirm', async () => {
    const { auth, events } = await open(way, { ...options, mailerAutoconfirm: true });
    await auth.signInAnonymously();

    const { data, error } = await auth.updateUser(gus);

    expect(error).toBeNull();
    expect(data.user).toMatchObject({ email: gus.email, is_anonymous: false });
    expect(events).toContain('USER_UPDATED');
    expect((await auth.signInWithPassword(gus)).error).toBeNull();
  });
});
