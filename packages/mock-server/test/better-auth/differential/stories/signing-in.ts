import { better, cookie, digits, email, mail, password, reset, signedIn, signIn, signUp, text } from './steps.ts';
import type { Story } from './story.ts';

/** Stories of signing in and up with a password. */
export const signingIn: readonly Story[] = [
  {
    name: 'signing in',
    steps: [
      signUp,
      signIn(),
      signIn('wrong'),
      { path: '/sign-in/email', json: { email, password: 'x'.repeat(129) } },
      { path: '/sign-in/email', json: { email: 'ADA@example.com', password } },
      { path: '/sign-in/email', json: { email, password, rememberMe: false } },
      { path: '/get-session', headers: { cookie: '{{cookie 3}}' } },
      { path: '/sign-in/email', json: { email, password, rememberMe: 'no' } },
      { path: '/sign-in/email', json: { email, password, callbackURL: '/home' } },
      { path: '/sign-in/email', json: { email, password, callbackURL: 'https://evil.example.net' } },
      text(`email=ada%40example.com&password=${password}`, 'application/x-www-form-urlencoded', '/sign-in/email'),
      text(
        `email=ada%40example.com&password=${password}&rememberMe=false`,
        'application/x-www-form-urlencoded',
        '/sign-in/email',
      ),
      text('email=a@example.com&email=b@example.com', 'application/x-www-form-urlencoded', '/sign-in/email'),
      {
        path: '/sign-in/email',
        headers: { 'user-agent': 'Test/1', 'x-forwarded-for': '198.51.100.7' },
        json: { email, password },
      },
      { path: '/get-session', headers: { cookie: '{{cookie 6}}' } },
      { path: '/sign-in/email', headers: { 'x-forwarded-for': '2001:DB8:0:1:2:3:4:5' }, json: { email, password } },
      { path: '/get-session', headers: { cookie: '{{cookie 7}}' } },
      { path: '/sign-in/email', headers: { 'x-forwarded-for': '::ffff:198.51.100.9' }, json: { email, password } },
      { path: '/get-session', headers: { cookie: '{{cookie 8}}' } },
      { path: '/sign-in/email', headers: { 'x-forwarded-for': '198.51.100.7, 10.0.0.1' }, json: { email, password } },
      { path: '/get-session', headers: { cookie: '{{cookie 9}}' } },
    ],
  },
  {
    name: 'signing up',
    steps: [
      {
        path: '/sign-up/email',
        json: { email: 'Grace@Example.com', password, name: 'Grace', image: 'https://x.example/y.png' },
      },
      { path: '/get-session', headers: cookie },
      { path: '/sign-up/email', json: { email: 'grace@example.com', password, name: '' } },
      { path: '/sign-up/email', json: { email, password: 'x', name: 'x' } },
      { path: '/sign-up/email', json: { email, password: '', name: 'x' } },
      { path: '/sign-up/email', json: { email, password: 'x'.repeat(129), name: 'x' } },
      { path: '/sign-up/email', json: { email, password, name: '', rememberMe: false } },
      {
        path: '/sign-up/email',
        json: { email: 'b@example.com', password, name: 'B', emailVerified: true, id: 'x', role: 'admin' },
      },
      { path: '/sign-up/email', json: { email: 'c@example.com', password, name: 'C', image: '' } },
      {
        path: '/sign-up/email',
        json: { email: 'd@example.com', password, name: 'D', callbackURL: 'https://evil.example.net' },
      },
      text(`email=e%40example.com&password=${password}&name=E`, 'application/x-www-form-urlencoded', '/sign-up/email'),
    ],
  },
  {
    name: 'verification required',
    options: { requireEmailVerification: true },
    steps: [
      signUp,
      signUp,
      { path: '/sign-up/email', json: { email, password, name: 'x', image: 'y' } },
      signIn(),
      signIn('wrong'),
      mail(),
      { path: reset, json: { newPassword: better, token: '{{mail 0 token}}' } },
      signIn(better),
      { path: '/email-otp/request-password-reset', json: { email } },
      { path: '/email-otp/reset-password', json: { email, otp: '{{mail 0 code}}', password } },
      signIn(),
      { path: '/get-session', headers: cookie },
    ],
  },
  { name: 'no automatic sign-in', options: { autoSignIn: false }, steps: [signUp, signUp, signIn()] },
  {
    name: 'no sign-up',
    options: { disableSignUp: true },
    steps: [signUp, signIn(), mail(), { path: '/sign-up/email', json: { email: 'bad', password: 'x', name: '' } }],
  },
  {
    name: 'no passwords',
    options: { emailAndPassword: false },
    steps: [
      signUp,
      digits('sign-in'),
      { path: '/sign-in/email-otp', json: { email, otp: '{{mail 0 code}}' } },
      signIn(),
      mail(),
      { path: reset, json: { newPassword: password, token: '{{mail 0 token}}' } },
      signIn(),
      { path: '/change-password', headers: signedIn, json: { currentPassword: password, newPassword: better } },
      { path: '/sign-in/email', json: { email: 'bad', password: '' } },
    ],
  },
];
