import { describe, expect, test } from 'vitest';
import { badToken, good, length, noPasswords, u } from '../world.ts';
import { errorOf, open, vendorWays } from './open.ts';

const formMessage = 'An error occurred while validating the submitted data.';

describe.each(vendorWays)('$name', (way) => {
  test('resets a password, from the mail to a new session', async () => {
    const { mock, pb, another } = await open(way, {}, { seed: [{ ...u, emailVerified: false }] });
    const users = pb.collection('users');
    await users.authWithPassword(u.email, u.password);
    const old = another();
    old.authStore.save(pb.authStore.token, pb.authStore.record);

    expect(await users.requestPasswordReset(u.email)).toBe(true);
    const { link = '', token = '' } = await mock.outbox.waitFor({ to: u.email, kind: 'password-reset' });
    expect(link).toMatch(/\/_\/#\/auth\/confirm-password-reset\/[\w.-]+$/);
    expect(await users.confirmPasswordReset(token, good, good)).toBe(true);

    expect(await errorOf(old.collection('users').authRefresh())).toMatchObject({ status: 401 });
    expect(await errorOf(users.authWithPassword(u.email, u.password))).toMatchObject({
      status: 400,
      message: 'Failed to authenticate.',
    });
    const { record, token: session } = await users.authWithPassword(u.email, good);
    expect(record).toMatchObject({ id: u.id, email: u.email, verified: true, collectionName: 'users' });
    expect([pb.authStore.isValid, pb.authStore.token]).toEqual([true, session]);
    expect((await users.authRefresh()).record.id).toBe(u.id);
  });

  test('says what is wrong with each field', async () => {
    const { pb } = await open(way);

    expect(await errorOf(pb.collection('users').confirmPasswordReset('nope', 'short', 'short'))).toEqual({
      status: 400,
      message: formMessage,
      response: { data: { password: length(8), token: badToken }, message: formMessage, status: 400 },
    });
    expect(await errorOf(pb.collection('users').requestPasswordReset('ada'))).toMatchObject({
      response: { data: { email: { code: 'validation_is_email', message: 'Must be a valid email address.' } } },
    });
  });

  test('is told nothing of a mail that comes too soon, of an unknown address, or of a mail that fails', async () => {
    const { mock, pb } = await open(way, {}, { limits: 'real' });
    const users = pb.collection('users');

    for (const email of [u.email, u.email, 'nobody@example.com'])
      expect(await users.requestPasswordReset(email, { requestKey: null })).toBe(true);
    await mock.options.set({ mail: 'unreachable' });
    expect(await users.requestPasswordReset(u.email)).toBe(true);

    expect(await mock.outbox.list()).toHaveLength(1);
  });

  test('signs in with mailed digits, alone or beside the password', async () => {
    const otp = { enabled: true };
    const { mock, pb } = await open(way, { collections: { users: { otp } } });
    const users = pb.collection('users');
    const digits = async () => {
      const { otpId } = await users.requestOTP(u.email);
      const [mail] = await mock.outbox.list({ to: u.email, kind: 'sign-in' });
      return [otpId, mail?.code ?? ''] as const;
    };
    expect((await users.authWithOTP(...(await digits()))).record.email).toBe(u.email);

    await mock.options.set({ collections: { users: { otp, mfa: { enabled: true } } } });
    const { status, response } = await errorOf(users.authWithPassword(u.email, u.password));
    expect(status).toBe(401);
    const { mfaId } = Object(response);
    const { token } = await users.authWithOTP(...(await digits()), { mfaId });
    expect(pb.authStore.token).toBe(token);
  });

  test('signs up, and is told of an address that is taken', async () => {
    const { pb } = await open(way);
    const account = { email: 'new@example.com', password: good, passwordConfirm: good };

    expect(await pb.collection('users').create(account)).toMatchObject({ collectionName: 'users', verified: false });
    expect(await errorOf(pb.collection('users').create(account))).toMatchObject({
      response: { data: { email: { code: 'validation_not_unique', message: 'Value must be unique.' } } },
    });
    expect((await pb.collection('users').authWithPassword(account.email, good)).record.email).toBe(account.email);
  });

  test('knows collections by their names and ids, and says which it does not know', async () => {
    const { mock, pb } = await open(way, { collections: { clients: {} } });
    await mock.accounts.put({ email: 'client@example.com', password: u.password, collection: 'clients' });

    await pb.collection('_pb_users_auth_').requestPasswordReset(u.email);
    await pb.collection('clients').requestPasswordReset('client@example.com');
    expect((await mock.outbox.list()).map(({ to }) => to)).toEqual(['client@example.com', u.email]);
    expect(await errorOf(pb.collection('nope').requestPasswordReset(u.email))).toMatchObject({ status: 404 });
  });

  test('is told how one can sign in, and that the server is well', async () => {
    const { mock, pb } = await open(way);

    expect(await pb.collection('users').listAuthMethods()).toMatchObject({
      password: { enabled: true, identityFields: ['email'] },
      oauth2: { enabled: false },
      mfa: { enabled: false },
      otp: { enabled: false },
    });
    expect(await pb.health.check()).toEqual({ message: 'API is healthy.', code: 200, data: {} });
    await mock.options.set({ collections: { users: { passwordAuth: { enabled: false } } } });
    expect(await errorOf(pb.collection('users').authWithPassword(u.email, u.password))).toMatchObject({
      status: 403,
      message: noPasswords,
    });
  });

  test('is refused by a rate limit', async () => {
    const rules = [{ label: 'users:requestPasswordReset', duration: 60, maxRequests: 1 }];
    const { pb } = await open(way, { rateLimits: { enabled: true, rules } }, { limits: 'real' });
    await pb.collection('users').requestPasswordReset('nobody@example.com');

    expect(await errorOf(pb.collection('users').requestPasswordReset('nobody@example.com'))).toMatchObject({
      status: 429,
      message: 'Too Many Requests.',
    });
  });
});

test('takes a session that a test has made from the storage of a page', async () => {
  const [way] = vendorWays;
  if (!way) throw new Error('There is no way.');
  const { mock, another } = await open(way);
  const { storage } = await mock.sessions.make(u.email);
  const kept = JSON.parse(storage.find(({ key }) => key === 'pocketbase_auth')?.value ?? '');

  const pb = another();
  pb.authStore.save(kept.token, kept.record);

  expect(pb.authStore.isValid).toBe(true);
  expect((await pb.collection('users').authRefresh()).record.email).toBe(u.email);
});
