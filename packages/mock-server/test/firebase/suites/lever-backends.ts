import { createMockServer } from '@resetkit/mock-server';
import { firebase } from '@resetkit/mock-server/firebase';
import { email, type LeverBackends, newest, now, seed, send } from '../../levers/backend.ts';

const ofFirebase = '/identitytoolkit.googleapis.com/v1/accounts:';

/** Firebase Auth. */
export const leverBackends: LeverBackends = {
  'Firebase Auth': {
    make: () => createMockServer(firebase(), { clock: now, seed }),
    ask: [`${ofFirebase}sendOobCode?key=k`, { requestType: 'PASSWORD_RESET', email }],
    redeem: async (mock, newPassword) =>
      send(mock, `${ofFirebase}resetPassword?key=k`, { oobCode: (await newest(mock)).token, newPassword }),
    method: 'POST resetPassword',
    signIn: (password) => [`${ofFirebase}signInWithPassword?key=k`, { email, password }],
    becomes: { whenAnotherIsUsed: 'valid', whenOpened: 'valid', whenPasswordIsWeak: 'valid' },
    timeline: [
      ['account', 'valid', 0],
      ['secret password-reset', 'used', 0, 2, 'POST sendOobCode', 'POST resetPassword'],
      ['session', 'ended', 1, 2, 'POST signInWithPassword', 'POST resetPassword'],
      ['password', undefined, 2, undefined, 'POST resetPassword'],
    ],
  },
};
