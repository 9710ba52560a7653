import fc from 'fast-check';
import { oddRequest } from './odd-requests.ts';
import type { Step } from './play.ts';

const emails = ['ada@example.com', 'ADA@example.com', 'grace@example.com', 'nobody@example.com', 'bad', ''];
const passwords = ['Difference-Engine-1822', 'Analytical-Engine-1837', 'short', 'x'.repeat(129), ''];
const urls = [
  'https://app.example.com/reset?a=b#c',
  '/reset',
  '//evil.example.net',
  'https://evil.example.net/',
  'myapp://x',
  '',
];
const tokens = ['{{mail 0 token}}', '{{mail 1 token}}', 'AAAA', ''];
const codes = ['{{mail 0 code}}', '{{mail 1 code}}', '000000', ''];

const odd = fc.constantFrom<unknown>(null, 5, true, [], {}, undefined);
/** One of some texts, and seldom something that is none. */
const oneOf = (texts: readonly string[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...texts) }, { weight: 1, arbitrary: odd });

const email = oneOf(emails);
const password = oneOf(passwords);
const url = oneOf(urls);
const bodies: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  '/sign-up/email': fc.record({ email, password, name: oneOf(['Ada', '']), image: url }, { requiredKeys: ['name'] }),
  '/sign-in/email': fc.record(
    { email, password, rememberMe: fc.constantFrom(true, false, 'x'), callbackURL: url },
    { requiredKeys: ['email', 'password'] },
  ),
  '/request-password-reset': fc.record({ email, redirectTo: url }, { requiredKeys: ['email'] }),
  '/reset-password': fc.record({ newPassword: password, token: oneOf(tokens) }, { requiredKeys: ['newPassword'] }),
  '/email-otp/request-password-reset': fc.record({ email }),
  '/email-otp/check-verification-otp': fc.record({
    email,
    otp: oneOf(codes),
    type: oneOf(['forget-password', 'sign-in', 'email-verification']),
  }),
  '/email-otp/reset-password': fc.record({ email, otp: oneOf(codes), password }),
  '/change-password': fc.record(
    { currentPassword: password, newPassword: password, revokeOtherSessions: fc.boolean() },
    { requiredKeys: ['currentPassword', 'newPassword'] },
  ),
  '/send-verification-email': fc.record({ email, callbackURL: url }, { requiredKeys: ['email'] }),
  '/email-otp/send-verification-otp': fc.record({
    email,
    type: oneOf(['forget-password', 'sign-in', 'email-verification', 'change-email']),
  }),
  '/email-otp/verify-email': fc.record({ email, otp: oneOf(codes) }),
  '/sign-in/email-otp': fc.record(
    { email, otp: oneOf(codes), name: oneOf(['Ada', '']), image: url },
    { requiredKeys: ['email', 'otp'] },
  ),
  '/revoke-session': fc.record({ token: oneOf(['{{session 0}}', '{{session 1}}', 'AAAA', '']) }),
  '/revoke-sessions': fc.record({}),
  '/revoke-other-sessions': fc.record({}),
  '/update-user': fc.record({ name: oneOf(['Ada L.', '']), image: url, email: oneOf(['']) }, { requiredKeys: [] }),
  '/delete-user': fc.record({ password, token: oneOf(tokens), callbackURL: url }, { requiredKeys: [] }),
  '/sign-out': fc.record({ callbackURL: url }, { requiredKeys: [] }),
};

const headers = fc.record(
  {
    cookie: fc.constantFrom('{{cookie 0}}', '{{cookie 1}}', 'theme=dark'),
    origin: fc.constantFrom('https://app.example.com', 'https://evil.example.net', 'null'),
    'sec-fetch-site': fc.constantFrom('same-origin', 'cross-site'),
    'x-forwarded-for': fc.constantFrom('198.51.100.1', '198.51.100.2, 10.0.0.1'),
  },
  { requiredKeys: [] },
);
/** Most requests come as a page of the app sends them. */
const usual = fc.constantFrom({}, {}, { cookie: '{{cookie 0}}', origin: 'https://app.example.com' });

const post = fc
  .constantFrom(...Object.keys(bodies))
  .chain((path) =>
    fc.record({ path: fc.constant(path), json: bodies[path] ?? fc.constant({}), headers: fc.oneof(usual, headers) }),
  );
const get = fc.record({
  path: fc.oneof(
    fc.constantFrom('/get-session', '/list-sessions', '/ok', '{{mail 0 link}}', '{{mail 1 link}}', '/nope'),
    fc
      .tuple(fc.constantFrom(...tokens), fc.constantFrom(...urls))
      .map(([token, to]) => `/reset-password/${token}?callbackURL=${encodeURIComponent(to)}`),
    fc
      .tuple(fc.constantFrom(...tokens), fc.constantFrom('', ...urls))
      .map(([token, to]) => `/verify-email?token=${token}${to && `&callbackURL=${encodeURIComponent(to)}`}`),
  ),
  headers: fc.oneof(usual, headers),
});
const passing = fc.constantFrom(1, 59, 61, 301, 3_601, 86_400).map((advance) => ({ advance }));
const removal = fc.constantFrom('ada@example.com').map((remove) => ({ remove }));

/** Of two codes of one millisecond it is up to the database which of them is the newer. */
const tick: Step = { advance: 0.001 };

/** What people and programs may do with two accounts, and what may happen meanwhile. */
export const arbitrarySteps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: post },
      { weight: 4, arbitrary: get },
      { weight: 6, arbitrary: oddRequest },
      { weight: 2, arbitrary: passing },
      { weight: 1, arbitrary: removal },
    ),
    { minLength: 10, maxLength: 40 },
  )
  .map((steps): readonly Step[] => [
    { path: '/sign-up/email', json: { email: 'ada@example.com', password: 'Difference-Engine-1822', name: 'Ada' } },
    { path: '/sign-up/email', json: { email: 'grace@example.com', password: 'Difference-Engine-1822', name: '' } },
    ...steps.flatMap((step) => [step, tick]),
  ]);
