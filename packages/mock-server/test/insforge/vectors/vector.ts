import type { InsforgeOptions } from '@resetkit/mock-server/insforge';
import { type Vector as AnyVector, repliesOf, type TableOf, tableOf } from '../../vector.ts';
import type { World } from '../world.ts';

/** One fact about InsForge. `u@example.com` exists. */
export type Vector = AnyVector<World, Partial<InsforgeOptions>>;

export const send = '/api/auth/email/send-reset-password';
export const exchange = '/api/auth/email/exchange-reset-password-token';
export const link = '/api/auth/email/reset-password-link';
export const reset = '/api/auth/email/reset-password';
export const sendVerification = '/api/auth/email/send-verification';
export const verify = '/api/auth/email/verify';
export const verifyLink = '/api/auth/email/verify-link';
export const sessions = '/api/auth/sessions';

export const codeSent = {
  status: 202,
  body: {
    success: true,
    message: 'If your email is registered, we have sent you a password reset code. Please check your inbox.',
  },
};
export const linkSent = {
  status: 202,
  body: {
    success: true,
    message: 'If your email is registered, we have sent you a password reset link. Please check your inbox.',
  },
};
export const passwordReset = {
  status: 200,
  body: { message: 'Password reset successfully. Please login with your new password.' },
};
export const badCode = {
  status: 400,
  body: { error: 'INVALID_INPUT', message: 'Invalid or expired verification code', statusCode: 400 },
};
export const badToken = {
  status: 400,
  body: { error: 'INVALID_INPUT', message: 'Invalid or expired verification token', statusCode: 400 },
};

/** A vector of one reply, with its status and its whole body. */
export const replies = repliesOf<World, Partial<InsforgeOptions>>;

/** A vector for each row of a table. */
export const table: TableOf<World, Partial<InsforgeOptions>> = tableOf;
