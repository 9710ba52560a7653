import { expect } from 'vitest';
import { ada, asServer, failure, signedIn, type World } from '../world.ts';
import { invalid, malformed, replies, table, taken, type Vector } from './vector.ts';

const [good, turnstile] = ['10000000-aaaa-bbbb-cccc-000000000001', 'XXXX.DUMMY.TOKEN.XXXX'];
const on = { options: { securityCaptchaEnabled: true } };
const captchaFailed = (reason: string) =>
  failure(400, 'captcha_failed', `captcha protection: request disallowed (${reason})`);
const none = captchaFailed('no captcha_token found');
const badJson = (detail: string) => failure(400, 'bad_json', `Could not parse request body as JSON: ${detail}`);
const withToken = (captcha_token: unknown) => ({ email: ada.email, gotrue_meta_security: { captcha_token } });
const recover =
  (body: unknown, headers = {}) =>
  ({ post }: World) =>
    post('/recover', body, headers);
const checked = (securityCaptchaTokens: () => boolean | string[] | Promise<boolean>) => ({
  options: { securityCaptchaEnabled: true, securityCaptchaTokens },
});

/** Captchas: who needs one, and what is said without a good one. */
export const captchaVectors: readonly Vector[] = [
  ...table(
    [
      '/signup',
      '/recover',
      '/otp',
      '/magiclink',
      '/resend',
      '/token?grant_type=password',
      '/token?grant_type=web3',
      '/token?grant_type=nope',
      '/token',
    ],
    '%s needs a captcha',
  )((path: string) => ({
    ...on,
    async run({ post }) {
      expect(await post(path, { email: ada.email })).toEqual(none);
    },
  })),
  ...table(
    [
      ['/token?grant_type=refresh_token', invalid('Refresh token is not valid')],
      ['/token?grant_type=pkce', invalid('invalid request: both auth code and code verifier should be non-empty')],
      ['/verify', invalid('Verify requires a verification type')],
    ] as const,
    '%s needs no captcha',
  )((path, expected) => ({
    ...on,
    async run({ post }) {
      expect(await post(path, { email: ada.email })).toEqual(expected);
    },
  })),
  replies('a captcha is not asked for unless the option says so', recover({ email: ada.email }), taken),
  replies('a captcha of the test key of hCaptcha is good', recover(withToken(good)), taken, on),
  replies('a captcha of the test key of Turnstile is good', recover(withToken(turnstile)), taken, on),
  replies('a captcha may have blanks around it', recover(withToken(`  ${good} `)), taken, on),
  ...table(
    [
      {},
      { gotrue_meta_security: {} },
      { gotrue_meta_security: null },
      withToken(null),
      withToken(''),
      withToken('  '),
      { gotrue_meta_security: { captchaToken: good } },
      { gotrue_meta_security: { hcaptcha_token: good } },
      { captcha_token: good },
    ].map((body) => [body]),
    '%j has no captcha',
  )((body: object) => ({
    ...on,
    async run({ post }) {
      expect(await post('/recover', { email: ada.email, ...body })).toEqual(none);
    },
  })),
  ...table(
    [
      [
        withToken(5),
        'json: cannot unmarshal number into Go struct field captchaSecurity.gotrue_meta_security.captcha_token of type string',
      ],
      [
        { gotrue_meta_security: 'x' },
        'json: cannot unmarshal string into Go struct field captchaRequest.gotrue_meta_security of type api.captchaSecurity',
      ],
      [[], 'json: cannot unmarshal array into Go value of type api.captchaRequest'],
    ] as const,
    'the body %j is refused before its captcha is checked',
  )((body: unknown, detail: string) => ({
    ...on,
    async run({ post }) {
      expect(await post('/recover', body)).toEqual(badJson(detail));
    },
  })),
  replies('a body that is not JSON is refused before the captcha is looked for', recover('{'), malformed, on),
  replies(
    'a captcha that is not good is refused',
    recover(withToken('x')),
    captchaFailed('invalid-input-response'),
    on,
  ),
  replies(
    'a captcha is refused with the codes of the check',
    recover(withToken('x')),
    captchaFailed('missing-input-secret, timeout-or-duplicate'),
    checked(() => ['missing-input-secret', 'timeout-or-duplicate']),
  ),
  replies(
    'a captcha is refused without codes',
    recover(withToken('x')),
    captchaFailed(''),
    checked(() => []),
  ),
  replies(
    'a captcha that cannot be checked is a 500',
    recover(withToken('x')),
    failure(500, 'unexpected_failure', 'captcha verification process failed'),
    checked(() => Promise.reject(new Error('no connection'))),
  ),
  replies(
    'a captcha that cannot be checked at a sign-in is a 500',
    ({ post }) => post('/token?grant_type=password', { ...withToken('x'), password: ada.password }),
    failure(500, 'unexpected_failure', 'captcha verification process failed'),
    checked(() => {
      throw new Error('no connection');
    }),
  ),
  {
    title: 'a check of captchas gets the token and the address of the client',
    async run({ mock, post }) {
      const seen: unknown[] = [];
      await mock.options.set({
        securityCaptchaEnabled: true,
        securityCaptchaTokens: (token, clientAddress) => {
          seen.push([token, clientAddress]);
          return true;
        },
      });

      await post('/recover', withToken(' t '), { 'x-forwarded-for': '203.0.113.9' });

      expect(seen).toEqual([['t', '203.0.113.9']]);
    },
  },
  replies(
    'a captcha is not needed with the key of the service role',
    recover({ email: ada.email }, asServer),
    taken,
    on,
  ),
  {
    title: 'a captcha is needed with the token of a user',
    async run(world) {
      const { bearer } = await signedIn(world);
      await world.mock.options.set({ securityCaptchaEnabled: true });

      expect(await world.post('/recover', { email: ada.email }, bearer)).toEqual(none);
    },
  },
  replies('a captcha is missed before a bad address', recover({ email: 'bad' }), none, on),
  {
    title: '/recover counts requests without a captcha towards the limit of an address',
    ...on,
    settings: { limits: { recover: { max: 2 } } },
    async run({ post }) {
      const statuses = [];
      for (let count = 0; count < 3; count++) statuses.push((await post('/recover', {})).status);

      expect(statuses).toEqual([400, 400, 429]);
    },
  },
  {
    title: '/signup and /token do not count requests without a captcha',
    ...on,
    settings: { limits: { signUp: { max: 1 }, token: { max: 1 } } },
    async run({ post }) {
      const statuses = [];
      for (const path of ['/signup', '/signup', '/token?grant_type=password', '/token?grant_type=password'])
        statuses.push((await post(path, { email: ada.email })).status);

      expect(statuses).toEqual([400, 400, 400, 400]);
    },
  },
];
