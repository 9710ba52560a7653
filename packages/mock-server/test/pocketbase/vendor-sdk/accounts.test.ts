import { describe, expect, test } from 'vitest';
import { admin, good, u } from '../world.ts';
import { errorOf, open, vendorWays } from './open.ts';

const bob = { email: 'bob@example.com', password: good, name: 'Bob', emailVerified: false } as const;
const seed = [{ ...u, emailVerified: false }, bob, admin];
const twice = { password: good, passwordConfirm: good };

describe.each(vendorWays)('$name', (way) => {
  test('changes a profile, and a password with the old one, after which one signs in again', async () => {
    const { pb } = await open(way, {}, { seed });
    const users = pb.collection('users');
    await users.authWithPassword(u.email, u.password);

    expect(await users.update(u.id, { name: 'Ursula' })).toMatchObject({ name: 'Ursula' });
    expect(pb.authStore.record?.['name']).toBe('Ursula');
    expect(await errorOf(users.update(u.id, { ...twice, oldPassword: 'x' }))).toMatchObject({
      status: 400,
      response: { data: { oldPassword: { code: 'validation_invalid_old_password' } } },
    });
    await users.update(u.id, { ...twice, oldPassword: u.password });
    expect(await errorOf(users.authRefresh())).toMatchObject({ status: 401 });
    expect((await users.authWithPassword(u.email, good)).record.id).toBe(u.id);
  });

  test('lists and finds accounts as a superuser, and sees the own one without', async () => {
    const { pb, another } = await open(way, {}, { seed });
    await pb.collection('_superusers').authWithPassword(admin.email, admin.password);
    const users = pb.collection('users');

    expect((await users.getFullList({ sort: '-email' })).map(({ email }) => email)).toEqual([u.email, bob.email]);
    expect(await users.getFirstListItem(pb.filter('email = {:email}', { email: bob.email }))).toMatchObject({
      name: 'Bob',
    });
    expect(await users.getList(2, 1, { filter: 'verified = false', fields: 'name' })).toMatchObject({
      items: [{ name: expect.any(String) }],
      page: 2,
      perPage: 1,
      totalItems: 2,
      totalPages: 2,
    });
    expect(await errorOf(users.getFirstListItem('email = "nobody@example.com"'))).toMatchObject({ status: 404 });
    expect(await errorOf(users.getList(1, 1, { filter: 'nope = 1' }))).toMatchObject({ status: 400 });
    const guest = another();
    expect(await guest.collection('users').getFullList()).toEqual([]);
    await guest.collection('users').authWithPassword(bob.email, bob.password);
    expect(await guest.collection('users').getFullList()).toMatchObject([{ email: bob.email }]);
  });

  test('verifies an address', async () => {
    const { mock, pb } = await open(way, {}, { seed });
    const users = pb.collection('users');
    await users.authWithPassword(u.email, u.password);

    expect(await users.requestVerification(u.email)).toBe(true);
    const { token = '' } = await mock.outbox.waitFor({ to: u.email, kind: 'verification' });
    expect(await users.confirmVerification(token)).toBe(true);

    expect(pb.authStore.record?.['verified']).toBe(true);
    expect((await users.authRefresh()).record['verified']).toBe(true);
  });

  test('changes an address, which signs out', async () => {
    const { mock, pb } = await open(way, {}, { seed });
    const users = pb.collection('users');
    await users.authWithPassword(u.email, u.password);

    expect(await users.requestEmailChange('new@example.com')).toBe(true);
    const { token = '' } = await mock.outbox.waitFor({ to: 'new@example.com' });
    expect(await errorOf(users.confirmEmailChange(token, 'x'))).toMatchObject({
      response: { data: { password: { code: 'validation_invalid_password' } } },
    });
    expect(await users.confirmEmailChange(token, u.password)).toBe(true);

    expect(pb.authStore.isValid).toBe(false);
    expect((await users.authWithPassword('new@example.com', u.password)).record.id).toBe(u.id);
  });

  test('impersonates an account, and makes and deletes one as a superuser', async () => {
    const { pb } = await open(way, {}, { seed });
    await pb.collection('_superusers').authWithPassword(admin.email, admin.password);
    const users = pb.collection('users');

    const asUser = await users.impersonate(u.id, 60);
    expect((await asUser.collection('users').getOne(u.id)).id).toBe(u.id);
    const made = await users.create({ email: 'new@example.com', ...twice, verified: true });
    expect(made).toMatchObject({ email: 'new@example.com', verified: true });
    expect(await users.delete(made.id)).toBe(true);
    expect(await errorOf(users.getOne(made.id))).toMatchObject({ status: 404 });
  });

  test('is refused one-time passwords', async () => {
    const { pb } = await open(way);

    expect(await errorOf(pb.collection('users').requestOTP(u.email))).toMatchObject({
      status: 403,
      message: 'The collection is not configured to allow OTP authentication.',
    });
  });
});
