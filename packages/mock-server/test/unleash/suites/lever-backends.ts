import { createMockServer } from '@resetkit/mock-server';
import { unleash } from '@resetkit/mock-server/unleash';
import { email, type LeverBackends, newest, now, seed, send } from '../../levers/backend.ts';

/** Unleash. */
export const leverBackends: LeverBackends = {
  Unleash: {
    make: () => createMockServer(unleash(), { clock: now, seed }),
    ask: ['/auth/reset/password-email', { email }],
    redeem: async (mock, password) =>
      send(mock, '/auth/reset/password', { token: (await newest(mock)).token, password }),
    method: 'POST changePassword',
    signIn: (password) => ['/auth/simple/login', { username: email, password }],
    becomes: { whenAnotherIsUsed: 'superseded', whenOpened: 'valid', whenPasswordIsWeak: 'valid' },
    timeline: [
      ['account', 'valid', 0],
      ['secret password-reset', 'used', 0, 2, 'POST sendResetPasswordEmail', 'POST changePassword'],
      ['session', 'ended', 1, 2, 'POST login', 'POST changePassword'],
      ['password', undefined, 2, undefined, 'POST changePassword'],
    ],
  },
};
