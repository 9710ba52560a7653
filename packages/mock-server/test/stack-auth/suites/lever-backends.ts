import { createMockServer } from '@resetkit/mock-server';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { email, type LeverBackends, newest, now, page, seed, send } from '../../levers/backend.ts';

/** Stack Auth. */
export const leverBackends: LeverBackends = {
  'Stack Auth': {
    make: () => createMockServer(stackAuth(), { clock: now, seed }),
    ask: ['/api/v1/auth/password/send-reset-code', { email, callback_url: page }],
    redeem: async (mock, password) =>
      send(mock, '/api/v1/auth/password/reset', { code: (await newest(mock)).token, password }),
    method: 'POST resetPassword',
    signIn: (password) => ['/api/v1/auth/password/sign-in', { email, password }],
    becomes: { whenAnotherIsUsed: 'valid', whenOpened: 'valid', whenPasswordIsWeak: 'burnt' },
    timeline: [
      ['account', 'valid', 0],
      ['secret password-reset', 'used', 0, 2, 'POST sendForgotPasswordEmail', 'POST resetPassword'],
      ['session', 'ended', 1, 2, 'POST signInWithCredential', 'POST resetPassword'],
      ['password', undefined, 2, undefined, 'POST resetPassword'],
    ],
  },
};
