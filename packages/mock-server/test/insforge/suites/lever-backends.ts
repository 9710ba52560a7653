import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { email, type LeverBackends, newest, now, page, seed, send } from '../../levers/backend.ts';

const insforgeAsk = '/api/auth/email/send-reset-password';

/** InsForge mails a code, or a link. */
export const leverBackends: LeverBackends = {
  'InsForge, by code': {
    make: () => createMockServer(insforge(), { clock: now, seed }),
    ask: [insforgeAsk, { email }],
    async redeem(mock, newPassword) {
      const { code } = await newest(mock);
      const exchanged = await send(mock, '/api/auth/email/exchange-reset-password-token', { email, code });
      const { token: otp = 'none' } = await exchanged.json();
      return send(mock, '/api/auth/email/reset-password', { otp, newPassword });
    },
    method: 'POST exchangeResetPasswordToken',
    signIn: (password) => ['/api/auth/sessions', { email, password }],
    becomes: { whenAnotherIsUsed: 'superseded', whenPasswordIsWeak: 'used' },
    timeline: [
      ['account', 'valid', 0],
      ['secret password-reset', 'used', 0, 2, 'POST sendResetPasswordEmail', 'POST exchangeResetPasswordToken'],
      ['session', 'valid', 1, 1 + 7 * 24 * 60, 'POST signIn'],
      ['password', undefined, 2, undefined, 'POST resetPassword'],
      ['secret token', 'used', 2, 2, 'POST exchangeResetPasswordToken', 'POST resetPassword'],
    ],
  },
  'InsForge, by link': {
    make: () => createMockServer(insforge({ resetPasswordMethod: 'link' }), { clock: now, seed }),
    ask: [insforgeAsk, { email, redirectTo: page }],
    redeem: async (mock, newPassword) =>
      send(mock, '/api/auth/email/reset-password', { otp: (await newest(mock)).token, newPassword }),
    method: 'POST resetPassword',
    signIn: (password) => ['/api/auth/sessions', { email, password }],
    becomes: { whenAnotherIsUsed: 'superseded', whenOpened: 'valid', whenPasswordIsWeak: 'valid' },
    timeline: [
      ['account', 'valid', 0],
      ['secret password-reset', 'used', 0, 2, 'POST sendResetPasswordEmail', 'POST resetPassword'],
      ['session', 'valid', 1, 1 + 7 * 24 * 60, 'POST signIn'],
      ['password', undefined, 2, undefined, 'POST resetPassword'],
    ],
  },
};
