import type { Step } from '../play.ts';
import { ask, email, signIn } from './steps.ts';
import type { Story } from './story.ts';

/** Stories of limits. */
export const limits: readonly Story[] = [
  {
    name: 'limits',
    limits: true,
    steps: [
      ...[0, 1, 2, 3].map((): Step => ({ path: ask, json: { email } })),
      { path: `${ask}/`, json: {} },
      { path: ask, headers: { 'x-forwarded-for': '198.51.100.1' }, json: { email } },
      { path: ask, headers: { 'x-forwarded-for': '198.51.100.1, 10.0.0.1' }, json: { email } },
      { path: ask, headers: { 'x-forwarded-for': 'nonsense' }, json: { email } },
      { path: ask, headers: { 'x-forwarded-for': '' }, json: { email } },
      { advance: 59 },
      { path: ask, json: { email } },
      { advance: 1 },
      ...[0, 1, 2, 3].map((): Step => ({ path: ask, json: { email: 'bad' } })),
      ...[0, 1, 2].map((): Step => ({ path: ask, headers: { 'x-forwarded-for': '198.51.100.4' } })),
      { path: ask, headers: { 'x-forwarded-for': '198.51.100.4' }, json: { email } },
      { method: 'OPTIONS', path: ask, headers: { 'x-forwarded-for': '198.51.100.4' } },
      ...[0, 1, 2, 3, 4].flatMap((): Step[] => [
        { path: ask, headers: { 'x-forwarded-for': '198.51.100.5' }, json: { email } },
        { advance: 40 },
      ]),
      ...[0, 1, 2, 3].map((): Step => signIn()),
      { advance: 10 },
      signIn(),
      ...[0, 1, 2, 3].map((): Step => ({ path: '/sign-up/anything', json: {} })),
      ...[0, 1, 2, 3].map((): Step => ({ path: '/change-password', json: {} })),
      ...[0, 1, 2, 3].map((): Step => ({ path: '/change-email-x', json: {} })),
      ...[0, 1, 2, 3].map((): Step => ({ path: '/forget-password-x', json: {} })),
      ...[0, 1, 2, 3].map((): Step => ({ path: '/send-verification-email', method: 'DELETE' })),
      ...[
        '/email-otp/request-password-reset',
        '/email-otp/check-verification-otp',
        '/email-otp/reset-password',
        '/forget-password/email-otp',
        '/sign-in/email-otp',
        '/email-otp/verify-email',
        '/email-otp/change-email',
        '/email-otp/request-email-change',
        '/email-otp/send-verification-otp',
      ].flatMap((path): Step[] => [0, 1, 2, 3].map(() => ({ method: 'PUT', path }))),
      ...Array.from({ length: 102 }, (): Step => ({ path: '/ok' })),
      ...Array.from({ length: 3 }, (): Step => ({ path: '!/elsewhere' })),
      ...[0, 1, 2, 3].map((): Step => ({ path: '!/sign-in', headers: { 'x-forwarded-for': '198.51.100.77' } })),
    ],
  },
];
