import { createMockServer } from '@resetkit/mock-server';
import { pocketbase } from '@resetkit/mock-server/pocketbase';
import { email, type LeverBackends, newest, now, seed, send } from '../../levers/backend.ts';

/** PocketBase. */
export const leverBackends: LeverBackends = {
  PocketBase: {
    make: () => createMockServer(pocketbase(), { clock: now, seed }),
    ask: ['/api/collections/users/request-password-reset', { email }],
    redeem: async (mock, password) =>
      send(mock, '/api/collections/users/confirm-password-reset', {
        token: (await newest(mock)).token,
        password,
        passwordConfirm: password,
      }),
    method: 'POST confirmPasswordReset',
    signIn: (password) => ['/api/collections/users/auth-with-password', { identity: email, password }],
    becomes: { whenAnotherIsUsed: 'ended', whenOpened: 'valid', whenPasswordIsWeak: 'valid' },
    timeline: [
      ['account', 'valid', 0],
      ['secret password-reset', 'used', 0, 2, 'POST requestPasswordReset', 'POST confirmPasswordReset'],
      ['session', 'ended', 1, 2, 'POST authWithPassword', 'POST confirmPasswordReset'],
      ['password', undefined, 2, undefined, 'POST confirmPasswordReset'],
    ],
  },
};
