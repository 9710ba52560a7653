import { expect } from 'vitest';
import { exchangedToken, failure, mailedCode, otherThan, textAt, u } from '../world.ts';
import { badCode, badToken, exchange, passwordReset, reset, sessions, type Vector, verify } from './vector.ts';

const newPassword = 'u-new-pass2';
const tooShort = failure(400, 'INVALID_INPUT', 'Password must contain at least 6 characters long');
const noToken = 'f'.repeat(64);

/** Setting the new password, and what it changes. */
export const resetVectors: readonly Vector[] = [
  {
    title: 'V20 keeps the token when the password is too weak',
    async run(world) {
      const otp = await exchangedToken(world);

      expect(await world.post(reset, { newPassword: 'abc', otp })).toEqual(tooShort);

      expect(await world.post(reset, { newPassword, otp })).toEqual(passwordReset);
    },
  },
  {
    title: 'V21 complains about a weak password before it looks at the token',
    async run({ post }) {
      expect(await post(reset, { newPassword: 'abc', otp: noToken })).toEqual(tooShort);
    },
  },
  {
    title: 'V22 takes a token once',
    async run(world) {
      const otp = await exchangedToken(world);

      expect(await world.post(reset, { newPassword, otp })).toEqual(passwordReset);

      expect(await world.post(reset, { newPassword, otp })).toEqual(badToken);
    },
  },
  {
    title: 'V23 refuses a token that is 24 hours old',
    async run(world) {
      const otp = await exchangedToken(world);
      world.mock.clock.advance('24h');

      expect(await world.post(reset, { newPassword, otp })).toEqual(badToken);
    },
  },
  {
    title: 'V25 signs in with the new password only',
    async run(world) {
      const otp = await exchangedToken(world);
      await world.post(reset, { newPassword, otp });

      expect(await world.post(sessions, { email: u.email, password: u.password })).toEqual(
        failure(401, 'AUTH_UNAUTHORIZED', 'Invalid credentials'),
      );
      expect((await world.post(sessions, { email: u.email, password: newPassword })).status).toBe(200);
    },
  },
  {
    title: 'V26 ends no session that was begun before the reset',
    async run(world) {
      const { body } = await world.post(`${sessions}?client_type=mobile`, { email: u.email, password: u.password });
      await world.post(reset, { newPassword, otp: await exchangedToken(world) });

      const refreshed = await world.post('/api/auth/refresh?client_type=mobile', {
        refreshToken: textAt(body, 'refreshToken'),
      });
      const current = await world.get(`${sessions}/current`, {
        authorization: `Bearer ${textAt(body, 'accessToken')}`,
      });

      expect(refreshed.status).toBe(200);
      expect(current.status).toBe(200);
      expect(textAt(current.body, 'user', 'email')).toBe(u.email);
    },
  },
  {
    title: 'V27 gives a password to an account that had none',
    async run(world) {
      const email = 'oauth@example.com';
      const { id } = await world.mock.accounts.put({ email, providers: ['google'] });
      await world.post(reset, { newPassword, otp: await exchangedToken(world, email) });

      expect(await world.post(`${sessions}?client_type=server`, { email, password: newPassword })).toEqual({
        status: 200,
        body: {
          user: {
            id,
            email,
            emailVerified: true,
            createdAt: '2026-01-02T03:04:05.000Z',
            updatedAt: '2026-01-02T03:04:05.000Z',
            providers: ['google', 'email'],
            profile: {},
            metadata: {},
          },
          accessToken: expect.any(String),
          refreshToken: expect.any(String),
        },
      });
    },
  },
  {
    title: 'V28 verifies no e-mail by a reset',
    options: { requireEmailVerification: true },
    async run(world) {
      const email = 'carol@example.com';
      await world.mock.accounts.put({ email, password: 'carol-old-pass1', emailVerified: false });
      expect(await world.post(reset, { newPassword, otp: await exchangedToken(world, email) })).toEqual(passwordReset);

      expect(await world.post(sessions, { email, password: newPassword })).toEqual(
        failure(403, 'FORBIDDEN', 'Email verification required', 'Please verify your email address before logging in'),
      );
    },
  },
  {
    title: 'V36 fails without using the token up when the account is gone',
    async run(world) {
      const otp = await exchangedToken(world);
      await world.mock.accounts.delete(u.email);

      for (const _ of [1, 2]) {
        expect(await world.post(reset, { newPassword, otp })).toEqual(failure(500, 'INTERNAL_ERROR', 'User not found'));
      }

      await world.mock.accounts.put(u);
      expect(await world.post(reset, { newPassword, otp })).toEqual(passwordReset);
    },
  },
  {
    title: 'V38 refuses even a right code after ten failures from one address, and counts no success',
    settings: { limits: 'real' },
    async run(world) {
      const { post } = world;
      expect(await post(reset, { newPassword, otp: await exchangedToken(world) })).toEqual(passwordReset);
      world.mock.clock.advance('61s');
      const code = await mailedCode(world);
      const failing = [
        ...[1, 2].map(() => () => post(exchange, { email: u.email, code: otherThan(code) })),
        ...[1, 2, 3, 4].map(() => () => post(reset, { newPassword, otp: noToken })),
        ...[1, 2, 3, 4].map(() => () => post(verify, { email: u.email, otp: '000000' })),
      ];
      for (const fail of failing) expect((await fail()).status).toBe(400);

      const eleventh = await post(exchange, { email: u.email, code });

      expect(eleventh).toEqual(
        failure(
          429,
          'TOO_MANY_REQUESTS',
          'Too many verification attempts from this IP. Please try again in 15 minutes.',
        ),
      );
      world.mock.clock.advance('15m');
      expect(await post(exchange, { email: u.email, code: '000000' })).toEqual(badCode);
    },
  },
  {
    title: 'V42 lists every rule in force, whichever was broken',
    options: {
      passwordMinLength: 8,
      requireNumber: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSpecialChar: true,
    },
    async run({ post }) {
      expect(await post(reset, { newPassword: 'abc', otp: noToken })).toEqual(
        failure(
          400,
          'INVALID_INPUT',
          'Password must contain at least 8 characters long, at least one number, at least one lowercase letter, at least one uppercase letter, at least one special character',
        ),
      );
    },
  },
  {
    title: 'V43 counts neither colon nor tilde as a special character',
    options: { requireSpecialChar: true },
    async run({ post }) {
      const refused = failure(
        400,
        'INVALID_INPUT',
        'Password must contain at least 6 characters long, at least one special character',
      );

      expect(await post(reset, { newPassword: 'abcdef:', otp: noToken })).toEqual(refused);
      expect(await post(reset, { newPassword: 'abcdef~', otp: noToken })).toEqual(refused);
      expect(await post(reset, { newPassword: 'abcdef!', otp: noToken })).toEqual(badToken);
    },
  },
];
