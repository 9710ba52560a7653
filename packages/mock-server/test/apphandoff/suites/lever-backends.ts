import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { email, follow, type LeverBackends, now, seed } from '../../levers/backend.ts';

/** AppHandoff, whose Supabase project mails. */
export const leverBackends: LeverBackends = {
  AppHandoff: {
    make: () => createMockServer(apphandoff(), { clock: now, seed }),
    ask: ['/auth/send-password-reset', { email }],
    redeem: follow,
    method: 'GET followEmailLink',
    signIn: (password) => ['/auth/v1/token?grant_type=password', { email, password }],
    becomes: { whenAnotherIsUsed: 'superseded', whenOpened: 'used', whenPasswordIsWeak: 'used' },
    timeline: [
      ['account', 'valid', 0],
      ['secret password-reset', 'used', 0, 2, 'POST sendPasswordReset', 'GET followEmailLink'],
      ['session', 'valid', 2, undefined, 'GET followEmailLink'],
    ],
  },
};
