import type { Step } from '../play.ts';
import { ask, callback, email, mail, password, reset, signIn } from './steps.ts';
import type { Story } from './story.ts';

/** Stories of paths, and which of them are there. */
export const paths: readonly Story[] = [
  {
    name: 'no plugin',
    options: { emailOTP: false },
    limits: true,
    steps: [
      '/email-otp/request-password-reset',
      '/email-otp/check-verification-otp',
      '/email-otp/reset-password',
      '/forget-password/email-otp',
    ].flatMap((path) => [0, 1, 2, 3].map((): Step => ({ path, json: {} }))),
  },
  {
    name: 'disabled paths',
    options: { disabledPaths: [ask, '/sign-in/email', '/reset-password/AAAA', '/nope'] },
    limits: true,
    steps: [
      mail(),
      mail(),
      mail(),
      mail(),
      { path: `${ask}/`, json: {} },
      { path: ask },
      { method: 'OPTIONS', path: ask },
      signIn(),
      { path: `${reset}/AAAA${callback('/x')}` },
      { path: '/nope' },
      { path: '/nope2' },
    ],
  },
  {
    name: 'another base path',
    options: { basePath: '/auth/v2' },
    steps: [
      { path: `!/api/auth${ask}`, json: { email } },
      { path: `!/auth/v2${ask}`, json: { email } },
      { path: '!/auth/v2', json: {} },
      { path: '!/auth/v2/', json: {} },
      { path: '!/auth/v2x/ok' },
      { path: '!/auth/v2/ok' },
      { path: '!/auth/v2/sign-up/email', json: { email, password, name: '' } },
      { path: `!/auth/v2${ask}`, json: { email, redirectTo: '/x' } },
      { path: '{{mail 0 link}}' },
    ],
  },
  {
    name: 'pages',
    steps: [
      { path: '/ok' },
      { path: '/ok', headers: { cookie: 'a=b' } },
      { method: 'POST', path: '/ok', json: {} },
      { path: '/error?error=INVALID_TOKEN' },
      { path: '/error' },
      { method: 'HEAD', path: '/error' },
      { path: '!/' },
      { path: '!/api/auth' },
      { path: '/' },
      { path: '/nope' },
      { path: '/forget-password', json: { email, redirectTo: '/reset' } },
    ],
  },
];
