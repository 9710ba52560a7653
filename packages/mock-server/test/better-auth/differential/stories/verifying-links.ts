import type { Step } from '../play.ts';
import { redirects } from './redirects.ts';
import { callback, cookie, email, mail, origin, password, signedIn, signIn, signUp, verify } from './steps.ts';
import type { Story } from './story.ts';

/** Stories of links that verify an address. */
export const verifyingLinks: readonly Story[] = [
  {
    name: 'links that verify an address',
    steps: [
      signUp,
      { path: verify, json: { email } },
      { path: verify, json: { email: 'ADA@example.com', callbackURL: 'https://app.example.com/x?a=b&#c' } },
      { path: verify, json: { email: 'nobody@example.com' } },
      { path: verify, headers: signedIn, json: { email: 'nobody@example.com' } },
      { path: verify, headers: signedIn, json: { email: 'Ada@Example.com', callbackURL: '' } },
      { path: verify, headers: { ...origin, cookie: '{{cookie 0}}x' }, json: { email } },
      { path: verify, json: { email, callbackURL: 'https://evil.example.net' } },
      { path: verify, json: { email: 'bad', callbackURL: 5 } },
      { path: verify, json: { email: 'bad' } },
      { path: '/verify-email' },
      { path: '/verify-email?token=a&token=b&callbackURL=/a&callbackURL=/b' },
      { path: '/verify-email?token=&callbackURL=' },
      ...[...redirects, '/x?', '/x?a&', 'https://app.example.com', 'myapp://x?y#z'].flatMap((to): Step[] =>
        // The library puts a tab into `Location`, the mock server encodes it.
        typeof to === 'string' && !to.includes('\t') ? [{ path: `/verify-email${callback(to)}&token=AAAA` }] : [],
      ),
      { path: '/verify-email?token={{mail 0 token}}x' },
      { path: '{{mail 0 link}}', headers: cookie },
      { path: '{{mail 0 link}}' },
      { path: '/verify-email?token={{mail 0 token}}' },
      { path: '/get-session', headers: cookie },
      { path: verify, json: { email } },
      { path: verify, headers: signedIn, json: { email } },
      { advance: 3_600 },
      { path: '/verify-email?token={{mail 0 token}}' },
      { path: '{{mail 0 link}}' },
      { method: 'HEAD', path: '/verify-email?token=AAAA' },
    ],
  },
  {
    name: 'a link that verifies expires',
    options: { verificationExpiresIn: 60 },
    steps: [
      signUp,
      { path: verify, json: { email } },
      { advance: 59 },
      { path: '/verify-email?token={{mail 0 token}}' },
      { remove: email },
      { path: '/verify-email?token={{mail 0 token}}' },
      { path: '{{mail 0 link}}' },
      signUp,
      { path: '{{mail 0 link}}' },
      { advance: 0.999 },
      { path: '{{mail 0 link}}' },
      { advance: 0.001 },
      { path: '{{mail 0 link}}' },
    ],
  },
  {
    name: 'verifying signs in',
    options: { autoSignInAfterVerification: true, requireEmailVerification: true, sendOnSignIn: true },
    steps: [
      { path: '/sign-up/email', json: { email, password, name: 'Ada', callbackURL: '/welcome' } },
      { path: '/sign-up/email', json: { email, password, name: 'Ada' } },
      signIn('wrong'),
      { path: '/sign-in/email', json: { email, password, callbackURL: '/home' } },
      { path: '{{mail 0 link}}' },
      { path: '{{mail 1 link}}' },
      { path: '/get-session', headers: cookie },
      signIn(),
      { path: '/sign-up/email', json: { email: 'b@example.com', password, name: 'B' } },
      { path: '{{mail 0 link}}', headers: { cookie: '{{cookie 0}}; better-auth.dont_remember=x' } },
      { path: '/sign-up/email', json: { email: 'c@example.com', password, name: 'C' } },
      { path: '/verify-email?token={{mail 0 token}}', headers: { cookie: '{{cookie 9}}x' } },
    ],
  },
  {
    name: 'verifying leaves a session as it is',
    options: { autoSignInAfterVerification: true },
    steps: [
      signUp,
      { path: verify, headers: signedIn, json: { email } },
      { path: '{{mail 0 link}}', headers: cookie },
      { path: '/get-session', headers: cookie },
    ],
  },
  {
    name: 'no links that verify',
    options: { sendVerificationEmail: false, requireEmailVerification: true, sendOnSignIn: true, sendOnSignUp: true },
    steps: [signUp, signIn(), { path: verify, json: { email } }, { path: verify, json: { email: 'bad' } }],
  },
  {
    name: 'links and digits at a sign-up',
    options: { sendOnSignUp: true, sendVerificationOnSignUp: true },
    steps: [
      signUp,
      signUp,
      { path: '/email-otp/verify-email', json: { email, otp: '{{mail 0 code}}' } },
      { path: '{{mail 1 link}}' },
      { path: '/sign-up/email', json: { email: 'b@example.com', password: 'x', name: '' } },
    ],
  },
  {
    name: 'mails that cannot be sent',
    options: { mail: 'unreachable', requireEmailVerification: true, sendOnSignIn: true },
    steps: [
      signUp,
      signIn(),
      { path: verify, json: { email } },
      { path: verify, json: { email: 'nobody@example.com' } },
      { path: '/email-otp/send-verification-otp', json: { email, type: 'sign-in' } },
      mail(),
    ],
  },
];
