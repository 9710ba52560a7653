import { createMockServer } from '@resetkit/mock-server';
import { supabase } from '@resetkit/mock-server/supabase';
import { email, follow, type LeverBackends, now, seed } from '../../levers/backend.ts';

/** Supabase mails a link, and a code beside it. */
export const leverBackends: LeverBackends = {
  Supabase: {
    make: () => createMockServer(supabase(), { clock: now, seed }),
    ask: ['/auth/v1/recover', { email }],
    redeem: follow,
    method: 'GET followEmailLink',
    signIn: (password) => ['/auth/v1/token?grant_type=password', { email, password }],
    becomes: { whenAnotherIsUsed: 'superseded', whenOpened: 'used', whenPasswordIsWeak: 'used' },
    timeline: [
      ['account', 'valid', 0],
      ['secret password-reset', 'used', 0, 2, 'POST resetPasswordForEmail', 'GET followEmailLink'],
      ['session', 'valid', 1, undefined, 'POST token'],
      ['session', 'valid', 2, undefined, 'GET followEmailLink'],
    ],
  },
};
