import type { Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import { addressOf, askForLink, better, page, password, readLink, signIn, signUp } from './steps.ts';

const reset = '/reset-password';
const link = `${reset}/{{token}}?callbackURL=${encodeURIComponent(page)}`;
const signedIn = (name: string) => ({ headers: { cookie: `{{${name}}}`, origin: '{{origin}}' } });

/** Whole ways through the server, from an account to its new password. */
export const flows: readonly Script[] = [
  {
    name: 'a reset by link',
    safe: false,
    steps: [
      signUp('rob'),
      post('the address is taken', '/sign-up/email', { email: addressOf('rob'), password, name: 'x' }),
      signIn('rob'),
      askForLink('rob'),
      readLink('rob'),
      get('the link', link),
      get('the link again', link),
      post('too short', reset, { newPassword: 'short', token: '{{token}}' }),
      post('done', reset, { newPassword: better, token: '{{token}}' }),
      post('once more', reset, { newPassword: better, token: '{{token}}' }),
      get('the used link', link),
      get('the session is still there', '/get-session', { headers: { cookie: '{{rob}}' } }),
      signIn('rob', password, 'rob with the old password'),
      signIn('rob', better),
    ],
  },
  {
    name: 'the own password',
    safe: false,
    needs: ['origin'],
    steps: [
      signUp('pia'),
      post('a wrong one', '/change-password', { currentPassword: 'wrong-one', newPassword: better }, signedIn('pia')),
      post('done', '/change-password', { currentPassword: password, newPassword: better }, signedIn('pia')),
      post('signing out', '/sign-out', {}, signedIn('pia')),
      get('the session is over', '/get-session', { headers: { cookie: '{{pia}}' } }),
    ],
  },
];
