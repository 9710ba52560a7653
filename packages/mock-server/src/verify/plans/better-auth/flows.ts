import type { Script } from '../../script.ts';
import { get, post } from '../../steps.ts';
import {
  addressOf,
  askForDigits,
  askForLink,
  asPage,
  better,
  page,
  password,
  readDigits,
  readLink,
  signedIn,
  signIn,
  signUp,
} from './steps.ts';

const reset = '/reset-password';
const link = `${reset}/{{token}}?callbackURL=${encodeURIComponent(page)}`;
const otp = { email: addressOf('dan'), otp: '{{code}}' };

/** Whole ways through the server, from an account to its new password. */
export const flows: readonly Script[] = [
  {
    name: 'a reset by link',
    safe: false,
    steps: [
      signUp('rob'),
      post(
        'the address is taken',
        '/sign-up/email',
        { email: addressOf('rob'), password, name: 'x' },
        { headers: asPage },
      ),
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
    steps: [
      signUp('pia'),
      post('a wrong one', '/change-password', { currentPassword: 'wrong-one', newPassword: better }, signedIn('pia')),
      post('done', '/change-password', { currentPassword: password, newPassword: better }, signedIn('pia')),
      post('signing out', '/sign-out', {}, signedIn('pia')),
      get('the session is over', '/get-session', { headers: { cookie: '{{pia}}' } }),
    ],
  },
  {
    name: 'the own sessions',
    safe: false,
    steps: [
      signUp('sol'),
      signIn('sol', password, 'other'),
      get('the list', '/list-sessions', { headers: { cookie: '{{sol}}' } }),
      post('the others end', '/revoke-other-sessions', {}, signedIn('sol')),
      get('another one is over', '/get-session', { headers: { cookie: '{{other}}' } }),
      post('one of nobody ends', '/revoke-session', { token: 'x' }, signedIn('sol')),
      post('all end', '/revoke-sessions', {}, signedIn('sol')),
      get('the own one is over', '/get-session', { headers: { cookie: '{{sol}}' } }),
    ],
  },
  {
    name: 'a reset by digits',
    safe: false,
    needs: ['emailOTP'],
    steps: [
      signUp('dan'),
      post('digits are asked for', '/email-otp/request-password-reset', { email: addressOf('dan') }),
      readDigits('dan'),
      post('wrong ones', '/email-otp/check-verification-otp', { ...otp, otp: 'x', type: 'forget-password' }),
      post('right ones', '/email-otp/check-verification-otp', { ...otp, type: 'forget-password' }),
      post('for another purpose', '/email-otp/check-verification-otp', { ...otp, type: 'sign-in' }),
      post('too short', '/email-otp/reset-password', { ...otp, password: 'short' }),
      post('done', '/email-otp/reset-password', { ...otp, password: better }),
      post('once more', '/email-otp/reset-password', { ...otp, password: better }),
      signIn('dan', better),
    ],
  },
  {
    name: 'digits verify and sign in',
    safe: false,
    needs: ['emailOTP'],
    steps: [
      signUp('dan'),
      askForDigits('dan', 'email-verification'),
      readDigits('dan'),
      post('verified', '/email-otp/verify-email', otp),
      askForDigits('dan', 'sign-in'),
      readDigits('dan'),
      post('signed in', '/sign-in/email-otp', otp),
      post('once more', '/sign-in/email-otp', otp),
    ],
  },
  {
    name: 'a link verifies',
    safe: false,
    needs: ['verificationEmail'],
    steps: [
      signUp('vera'),
      post('a link is asked for', '/send-verification-email', { email: addressOf('vera'), callbackURL: page }),
      { name: 'the mail', mailTo: addressOf('vera'), save: { link: 'link' } },
      get('the link', '{{link}}'),
      get('the link again', '{{link}}'),
      post('the address of the session', '/send-verification-email', { email: addressOf('vera') }, signedIn('vera')),
      post('another address', '/send-verification-email', { email: 'nobody@example.com' }, signedIn('vera')),
    ],
  },
];
