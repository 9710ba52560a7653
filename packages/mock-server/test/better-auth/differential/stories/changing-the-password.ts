import type { Step } from '../play.ts';
import { better, cookie, origin, password, signedIn, signIn, signUp } from './steps.ts';
import type { Story } from './story.ts';

/** Stories of changing the own password. */
export const changingThePassword: readonly Story[] = [
  {
    name: 'changing the password',
    steps: [
      signUp,
      signIn(),
      ...[{}, origin, cookie, signedIn].map(
        (headers): Step => ({
          path: '/change-password',
          headers,
          json: { currentPassword: 'wrong-one', newPassword: better },
        }),
      ),
      { path: '/change-password', headers: signedIn, json: { currentPassword: password, newPassword: 'x' } },
      {
        path: '/change-password',
        headers: signedIn,
        json: { currentPassword: password, newPassword: 'x'.repeat(129) },
      },
      { path: '/change-password', headers: signedIn, json: { currentPassword: 'x'.repeat(129), newPassword: better } },
      { path: '/change-password', headers: signedIn, json: {} },
      { path: '/change-password', headers: signedIn, json: { currentPassword: password, newPassword: better } },
      { path: '/get-session', headers: { cookie: '{{cookie 1}}' } },
      {
        path: '/change-password',
        headers: signedIn,
        json: { currentPassword: better, newPassword: password, revokeOtherSessions: true },
      },
      { path: '/get-session', headers: cookie },
      { path: '/get-session', headers: { cookie: '{{cookie 2}}' } },
      signIn(),
      { path: '/change-password', headers: signedIn, json: { currentPassword: password, newPassword: better } },
      {
        path: '/change-password',
        headers: { cookie: '{{cookie 3}}; better-auth.session_data=x', ...origin },
        json: { currentPassword: 'wrong-one', newPassword: better },
      },
      { advance: 90_000 },
      {
        path: '/change-password',
        headers: { cookie: '{{cookie 3}}', ...origin },
        json: { currentPassword: 'wrong-one', newPassword: better },
      },
      { advance: 90_000 },
      {
        path: '/change-password',
        headers: { cookie: '{{cookie 3}}', ...origin },
        json: { currentPassword: password, newPassword: better },
      },
      signIn(better),
      { advance: 90_000 },
      {
        path: '/change-password',
        headers: { cookie: '{{cookie 4}}', ...origin },
        json: { currentPassword: better, newPassword: password, revokeOtherSessions: true },
      },
    ],
  },
];
