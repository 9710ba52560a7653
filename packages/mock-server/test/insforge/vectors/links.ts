import { expect } from 'vitest';
import { allowIt, exchangedToken, failure, mailedLinkToken, u } from '../world.ts';
import {
  badCode,
  badToken,
  exchange,
  link,
  passwordReset,
  reset,
  sendVerification,
  type Vector,
  verifyLink,
} from './vector.ts';

const redirectTo = 'https://app.example.com/reset';
const newPassword = 'u-new-pass2';
const linkMode = { resetPasswordMethod: 'link' } as const;

function ready(token: string): string {
  return `${redirectTo}?token=${token}&insforge_status=ready&insforge_type=reset_password`;
}

/** Following a link. */
export const linkVectors: readonly Vector[] = [
  {
    title: 'V29 leads on to the app with the token, as often as the link is followed',
    options: linkMode,
    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);

      for (const _ of [1, 2]) {
        const reply = await world.get(`${link}?token=${token}`);
        expect(reply.status).toBe(302);
        expect(reply.headers.get('location')).toBe(ready(token));
      }
    },
  },
  {
    title: 'V30 leads on with a used token, which only the reset refuses',
    options: linkMode,
    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);
      expect(await world.post(reset, { newPassword, otp: token })).toEqual(passwordReset);

      const reply = await world.get(`${link}?token=${token}`);

      expect([reply.status, reply.headers.get('location')]).toEqual([302, ready(token)]);
      expect(await world.post(reset, { newPassword, otp: token })).toEqual(badToken);
    },
  },
  {
    title: 'V30 leads on with an expired token, which only the reset refuses',
    options: linkMode,
    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);
      world.mock.clock.advance('25h');

      const reply = await world.get(`${link}?token=${token}`);

      expect([reply.status, reply.headers.get('location')]).toEqual([302, ready(token)]);
      expect(await world.post(reset, { newPassword, otp: token })).toEqual(badToken);
    },
  },
  {
    title: 'V31 does not know the first link any more when a second one was sent',
    options: linkMode,
    async run(world) {
      const first = await mailedLinkToken(world, redirectTo);
      const second = await mailedLinkToken(world, redirectTo);

      expect(await world.get(`${link}?token=${first}`)).toEqual(badToken);
      expect((await world.get(`${link}?token=${second}`)).status).toBe(302);
    },
  },
  {
    title: 'V32 has nowhere to lead with the token of an exchange',
    async run(world) {
      const token = await exchangedToken(world);

      expect(await world.get(`${link}?token=${token}`)).toEqual(
        failure(400, 'INVALID_INPUT', 'No redirect target configured for this reset link'),
      );
    },
  },
  {
    title: 'V33 does not lead where the allow-list no longer allows',
    options: linkMode,
    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);
      await world.mock.options.set({ allowedRedirectUrls: ['https://other.example'] });

      expect(await world.get(`${link}?token=${token}`)).toEqual(
        failure(400, 'INVALID_INPUT', `${redirectTo} is not in the allowed redirect URLs`, allowIt),
      );
    },
  },
  {
    title: 'V34 refuses no token, a short one and a real one in capitals',
    options: linkMode,
    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);

      expect(await world.get(link)).toEqual(failure(400, 'INVALID_INPUT', 'token: Required'));
      expect(await world.get(`${link}?token=abc`)).toEqual(
        failure(400, 'INVALID_INPUT', 'token: token must be a 64-character hexadecimal token'),
      );
      expect(await world.get(`${link}?token=${token.toUpperCase()}`)).toEqual(badToken);
    },
  },
  {
    title: 'V35 keeps query and fragment of the redirect and overwrites its token',
    options: linkMode,
    async run(world) {
      const token = await mailedLinkToken(world, `${redirectTo}?x=1&token=old#frag`);

      const reply = await world.get(`${link}?token=${token}`);

      expect(reply.headers.get('location')).toBe(
        `${redirectTo}?x=1&token=${token}&insforge_status=ready&insforge_type=reset_password#frag`,
      );
    },
  },
  {
    title: 'V37 keeps a link valid while wrong codes are tried',
    options: linkMode,
    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);

      for (const code of ['123456', '234567', '345678']) {
        expect(await world.post(exchange, { email: u.email, code })).toEqual(badCode);
      }

      expect((await world.get(`${link}?token=${token}`)).status).toBe(302);
      expect(await world.post(reset, { newPassword, otp: token })).toEqual(passwordReset);
    },
  },
  {
    title: 'V41 leads on with an error when a verification link is followed again',
    options: { verifyEmailMethod: 'link' },
    async run({ post, get, mock }) {
      await post(sendVerification, { email: u.email, redirectTo: 'https://app.example.com/verified' });
      const { token } = await mock.outbox.waitFor({ to: u.email, kind: 'verification' });

      const first = await get(`${verifyLink}?token=${token}`);
      const second = await get(`${verifyLink}?token=${token}`);

      expect([first.status, first.headers.get('location')]).toEqual([
        302,
        'https://app.example.com/verified?insforge_status=success&insforge_type=verify_email',
      ]);
      expect([second.status, second.headers.get('location')]).toEqual([
        302,
        'https://app.example.com/verified?insforge_status=error&insforge_type=verify_email&insforge_error=Invalid+or+expired+verification+token',
      ]);
    },
  },
];
