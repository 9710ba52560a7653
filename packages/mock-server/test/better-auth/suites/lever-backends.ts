import { createMockServer } from '@resetkit/mock-server';
import { betterAuth } from '@resetkit/mock-server/better-auth';
import { email, type LeverBackends, newest, now, page, seed, send } from '../../levers/backend.ts';

/** better-auth mails a link, or a code with a plugin. */
export const leverBackends: LeverBackends = {
  'better-auth, by link': {
    make: () => createMockServer(betterAuth(), { clock: now, seed }),
    ask: ['/api/auth/request-password-reset', { email, redirectTo: page }],
    redeem: async (mock, newPassword) =>
      send(mock, '/api/auth/reset-password', { token: (await newest(mock)).token, newPassword }),
    method: 'POST resetPassword',
    signIn: (password) => ['/api/auth/sign-in/email', { email, password }],
    becomes: { whenAnotherIsUsed: 'valid', whenOpened: 'valid', whenPasswordIsWeak: 'valid' },
    timeline: [
      ['account', 'valid', 0],
      ['secret password-reset', 'used', 0, 2, 'POST requestPasswordReset', 'POST resetPassword'],
      ['session', 'valid', 1, undefined, 'POST signInEmail'],
      ['password', undefined, 2, undefined, 'POST resetPassword'],
    ],
  },
  'better-auth, by code': {
    make: () => createMockServer(betterAuth(), { clock: now, seed }),
    ask: ['/api/auth/email-otp/request-password-reset', { email }],
    redeem: async (mock, password) =>
      send(mock, '/api/auth/email-otp/reset-password', { email, otp: (await newest(mock)).code, password }),
    method: 'POST resetPasswordEmailOTP',
    signIn: (password) => ['/api/auth/sign-in/email', { email, password }],
    becomes: { whenAnotherIsUsed: 'superseded', whenPasswordIsWeak: 'valid' },
    timeline: [
      ['account', 'valid', 0],
      ['secret password-reset', 'used', 0, 2, 'POST requestPasswordResetEmailOTP', 'POST resetPasswordEmailOTP'],
      ['session', 'valid', 1, undefined, 'POST signInEmail'],
      ['password', undefined, 2, undefined, 'POST resetPasswordEmailOTP'],
    ],
  },
};
