import type { Step } from '../play.ts';
import { ask, better, email, origin, password, reset, signUp } from './steps.ts';
import type { Story } from './story.ts';

/** Stories of where requests come from, and the URLs in them. */
export const origins: readonly Story[] = [
  {
    name: 'origins',
    steps: [
      signUp,
      ...[
        {},
        origin,
        { origin: 'null' },
        { origin: 'null', 'sec-fetch-site': 'same-origin' },
        { origin: 'https://evil.example.net' },
        { referer: 'https://app.example.com/some/page' },
        { referer: 'https://evil.example.net/' },
        { origin: 'http://localhost:3000' },
        { origin: 'https://a.preview.example.com' },
        { origin: 'myapp://x' },
        { origin: '/x' },
        { origin: 'nonsense' },
        { origin: 'https://evil.example.net', referer: 'https://app.example.com/' },
        { origin: '', referer: 'https://app.example.com/' },
      ].flatMap((headers): Step[] =>
        [
          {},
          { cookie: 'theme=dark' },
          { cookie: '' },
          { 'sec-fetch-mode': 'cors' },
          { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
          { 'sec-fetch-dest': ' ' },
        ].flatMap((more): Step[] => [
          { path: ask, headers: { ...headers, ...more }, json: { email } },
          { path: '/sign-in/email', headers: { ...headers, ...more }, json: { email, password } },
        ]),
      ),
    ],
  },
  {
    name: 'URLs in bodies and queries',
    steps: ['callbackURL', 'redirectTo', 'errorCallbackURL', 'newUserCallbackURL'].flatMap((field) =>
      ['https://evil.example.net', '/x', 5, ''].flatMap((value): Step[] => [
        { path: reset, json: { newPassword: better, token: 'x', [field]: value } },
        { path: '/sign-out', json: { [field]: value } },
        { path: `${ask}?${field}=${value}`, json: { email } },
        { path: `${ask}?${field}=${value}&${field}=b`, json: { email } },
      ]),
    ),
  },
];
