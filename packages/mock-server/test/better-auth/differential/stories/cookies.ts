import { forgetting } from '../forgetting.ts';
import type { Step } from '../play.ts';
import { better, cookie, digits, email, mail, origin, password, signIn, signUp } from './steps.ts';
import type { Story } from './story.ts';

/** Stories of cookies besides that of a session. */
export const cookies: readonly Story[] = [
  {
    name: 'a browser that was not to remember a session',
    steps: [
      signUp,
      { path: '/sign-in/email', json: { email, password, rememberMe: false } },
      ...[forgetting, `${forgetting}x`].flatMap((mark): Step[] => {
        const headers = { ...origin, cookie: `{{cookie 0}}; ${mark}` };
        return [
          { path: '/get-session', headers },
          { path: '/sign-in/email', headers, json: { email, password } },
          { path: '/sign-in/email', headers, json: { email, password, rememberMe: true } },
          { path: '/sign-in/email', headers, json: { email, password, rememberMe: false } },
          { path: '/sign-up/email', headers, json: { email: `${mark.length}@example.com`, password, name: '' } },
          digits('sign-in'),
          { path: '/sign-in/email-otp', headers, json: { email, otp: '{{mail 0 code}}' } },
          {
            path: '/change-password',
            headers,
            json: { currentPassword: password, newPassword: password, revokeOtherSessions: true },
          },
          signUp,
        ];
      }),
      { advance: 90_000 },
      { path: '/get-session', headers: { cookie: `{{cookie 0}}; ${forgetting}` } },
      { path: '/list-sessions', headers: { cookie: `{{cookie 0}}; ${forgetting}` } },
      { path: '/sign-out', headers: { ...origin, cookie: `{{cookie 0}}; ${forgetting}` }, json: {} },
    ],
  },
  {
    name: 'cookies of a cached session',
    steps: [
      signUp,
      ...[
        '',
        '.0',
        '.1',
        '.01',
        '.x',
        'x',
        '.0=a; better-auth.session_data',
        '.1=b; better-auth.session_data.0',
      ].flatMap((end): Step[] => {
        const cached = `better-auth.session_data${end}=x`;
        return [
          { path: '/get-session', headers: { cookie: cached } },
          { path: '/get-session', headers: { cookie: `{{cookie 0}}; ${cached}` } },
          { path: '/get-session', headers: { cookie: `{{cookie 0}}x; ${cached}` } },
          { path: '/sign-out', headers: { ...origin, cookie: cached }, json: {} },
          signIn(),
          {
            path: '/revoke-session',
            headers: { ...origin, cookie: `{{cookie 0}}; ${cached}` },
            json: { token: '{{session 0}}' },
          },
          { path: '/list-sessions', headers: { cookie: `{{cookie 0}}; ${cached}` } },
          signUp,
        ];
      }),
      ...[1, 2, 3, 4].map((): Step => signIn()),
      { advance: 90_000 },
      ...['/list-sessions', '/change-password', '/revoke-session', '/revoke-other-sessions', '/revoke-sessions'].map(
        (path, index): Step => ({
          path,
          headers: {
            ...origin,
            cookie: `{{cookie ${index + 1}}}; better-auth.session_data=x; better-auth.session_data.0=y`,
          },
          ...(index > 0 && { json: { token: '{{session 1}}', currentPassword: 'x', newPassword: better } }),
        }),
      ),
      signIn(),
      { advance: 90_000 },
      {
        path: '/change-password',
        headers: { ...origin, cookie: '{{cookie 6}}; better-auth.session_data=x' },
        json: { currentPassword: password, newPassword: better, revokeOtherSessions: true },
      },
    ],
  },
  {
    name: 'a server behind https',
    baseUrl: 'https://auth.example.com',
    steps: [
      signUp,
      { path: '/get-session', headers: cookie },
      { path: '/get-session', headers: { cookie: '{{cookie 0}}; __Secure-better-auth.session_data=x' } },
      { path: '/get-session', headers: { cookie: 'better-auth.session_token={{session 0}}' } },
      { path: '/sign-in/email', json: { email, password, rememberMe: false } },
      { path: '/sign-out', headers: { ...cookie, origin: 'http://auth.example.com' }, json: {} },
      { path: '/sign-out', headers: { ...cookie, origin: 'https://auth.example.com' }, json: {} },
      { path: '/get-session', headers: cookie },
      mail('https://auth.example.com/reset'),
      mail('http://auth.example.com/reset'),
      mail('/reset'),
      { path: '{{mail 0 link}}' },
      { path: '/reset-password/x?callbackURL=' },
    ],
  },
];
