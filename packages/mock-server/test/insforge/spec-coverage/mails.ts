import type { OperationId } from '../spec.ts';
import { exchangedToken, mailedCode, mailedLinkToken, u, type World } from '../world.ts';
import { call, type Drive, type Drives, malformed, unreadable } from './drive.ts';

type Mails = 'sendResetPasswordEmail' | 'resendVerificationEmail' | 'signInWithOtp';
type Tries = 'exchangeResetPasswordToken' | 'resetPassword' | 'verifyEmail' | 'verifyEmailLink' | 'resetPasswordLink';

const unverified = { seed: [{ ...u, emailVerified: false }] };
const redirectTo = 'https://app.example.com/x';

/** What the operations that mail something have in common. */
function mailing(id: Mails): Record<number, Drive> {
  const refusedBy =
    (status: number): Drive =>
    (start) =>
      call(start({ mail: { status } }), id, { email: u.email });
  return {
    202: (start) => call(start(), id, { email: u.email }),
    400: malformed(id),
    401: refusedBy(401),
    403: refusedBy(403),
    404: refusedBy(404),
    429: refusedBy(429),
    500: unreadable(id),
    502: refusedBy(502),
    503: (start) => call(start({ mail: 'not-configured' }), id, { email: u.email }),
  };
}

/** Ten failures from one address, and one try more. */
export function exhausted(id: OperationId, body: unknown): Drive {
  return async (start) => {
    const world = start({}, { limits: 'real' });
    for (let count = 0; count < 10; count += 1) await call(world, id, body);
    return call(world, id, body);
  };
}

async function verification({ post, mock }: World, fields: object = {}): Promise<{ code?: string; token?: string }> {
  await post('/api/auth/email/send-verification', { email: u.email, ...fields });
  return mock.outbox.waitFor({ kind: 'verification' });
}

/** Mails, and what is done with the codes and links in them. */
export const mailDrives: Pick<Drives, Mails | Tries> = {
  sendResetPasswordEmail: mailing('sendResetPasswordEmail'),
  resendVerificationEmail: mailing('resendVerificationEmail'),
  signInWithOtp: mailing('signInWithOtp'),
  exchangeResetPasswordToken: {
    200: async (start) => {
      const world = start();
      return call(world, 'exchangeResetPasswordToken', { email: u.email, code: await mailedCode(world) });
    },
    400: malformed('exchangeResetPasswordToken'),
    429: exhausted('exchangeResetPasswordToken', {}),
    500: unreadable('exchangeResetPasswordToken'),
  },
  resetPassword: {
    200: async (start) => {
      const world = start();
      return call(world, 'resetPassword', { newPassword: 'u-new-pass2', otp: await exchangedToken(world) });
    },
    400: malformed('resetPassword'),
    429: exhausted('resetPassword', {}),
    500: unreadable('resetPassword'),
  },
  resetPasswordLink: {
    302: async (start) => {
      const world = start({ resetPasswordMethod: 'link' });
      const token = await mailedLinkToken(world, redirectTo);
      return call(world, 'resetPasswordLink', undefined, {}, `?token=${token}`);
    },
    400: (start) => call(start(), 'resetPasswordLink'),
    500: unreadable('resetPasswordLink'),
  },
  verifyEmail: {
    200: async (start) => {
      const world = start({}, unverified);
      const { code } = await verification(world);
      return call(world, 'verifyEmail', { email: u.email, otp: code });
    },
    400: malformed('verifyEmail'),
    429: exhausted('verifyEmail', {}),
    500: unreadable('verifyEmail'),
  },
  verifyEmailLink: {
    302: async (start) => {
      const world = start({ verifyEmailMethod: 'link' }, unverified);
      const { token } = await verification(world, { redirectTo });
      return call(world, 'verifyEmailLink', undefined, {}, `?token=${token}`);
    },
    400: (start) => call(start(), 'verifyEmailLink'),
    500: unreadable('verifyEmailLink'),
  },
};
