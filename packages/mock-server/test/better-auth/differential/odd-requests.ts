import fc from 'fast-check';
import { forgetting } from './forgetting.ts';
import type { RequestStep } from './play.ts';

const paths = [
  '/sign-up/email',
  '/sign-in/email',
  '/request-password-reset',
  '/reset-password',
  '/reset-password/{{mail 0 token}}?callbackURL=/x',
  '/reset-password/AAAA?callbackURL=/x',
  '/email-otp/request-password-reset',
  '/email-otp/check-verification-otp',
  '/email-otp/reset-password',
  '/forget-password/email-otp',
  '/change-password',
  '/sign-out',
  '/send-verification-email',
  '/verify-email?token=AAAA&callbackURL=/x',
  '/verify-email?token={{mail 0 token}}',
  '/email-otp/send-verification-otp',
  '/email-otp/verify-email',
  '/sign-in/email-otp',
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/update-user',
  '/delete-user',
  '/get-session',
  '/ok',
  '/error',
] as const;

/** A path as it is, or spelled in another way. */
const path = fc
  .tuple(
    fc.constantFrom(...paths),
    fc.oneof(
      { weight: 6, arbitrary: fc.constant((given: string) => given) },
      {
        weight: 4,
        arbitrary: fc.constantFrom<(given: string) => string>(
          (given) => `${given}/`,
          (given) => `/${given}`,
          (given) => given.replace('-', '%2d'),
          (given) => given.replace(/(?<=.)\//, '%2F'),
          (given) => given.replace(/(?<=.)\//, '//'),
          (given) => given.replace(/(?<=.)\//, '/./'),
          (given) => `/x/..${given}`,
          (given) => given.toUpperCase(),
          (given) => given.replace('/', '/%'),
          (given) => `${given}%20`,
          (given) => `${given};a=b`,
          (given) => `${given}${given.includes('?') ? '&' : '?'}callbackURL=https://evil.example.net`,
          (given) => `${given}${given.includes('?') ? '&' : '?'}token=a&token=b&disableRefresh=1`,
          (given) => `${given}?`,
          (given) => `${given}#x`,
          (given) => given.replace('AAAA', '%F0%9F%98%80'),
          (given) => given.replace('AAAA', 'a%ZZ'),
          (given) => given.replace('AAAA', '%2e%2e'),
          (given) => given.replace('AAAA', 'a.b-c~d:e'),
          (given) => given.replace('AAAA', '%00'),
          (given) => given.replace('callbackURL=', 'callbackurl='),
          (given) => given.replace('=/x', '=%2Fx%20y'),
          (given) => given.replace('=/x', '=/x+y'),
          (given) => given.replace('=/x', '=%FF'),
        ),
      },
    ),
  )
  .map(([given, spelled]) => spelled(given));

const method = fc.oneof(
  { weight: 6, arbitrary: fc.constant('POST') },
  { weight: 2, arbitrary: fc.constantFrom('GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS') },
);

const addresses = [
  'ada@example.com',
  'Ada@Example.COM',
  'grace@example.com',
  'a.d.a@example.com',
  'ada+x@example.com',
  ' ada@example.com',
  'ada@example.com\n',
  'ad\u00e1@example.com',
  'ada@ex\u00e4mple.com',
  '\u212aada@example.com',
  'ada@\u0130example.com',
  'a@b@example.com',
  '"ada"@example.com',
  'ada@[127.0.0.1]',
  'ada@example.com.',
  'ada@example..com',
  `${'a'.repeat(65)}@example.com`,
  'ada@EXAMPLE.c-m',
];
const texts = [
  ...addresses,
  'Difference-Engine-1822',
  'forget-password',
  'sign-in',
  'email-verification',
  '{{mail 0 token}}',
  '{{mail 0 code}}',
  '/reset',
  'https://app.example.com/x',
  'https://evil.example.net',
  'myapp://a/b',
  'x'.repeat(129),
  '\ud83d\ude00'.repeat(4),
  '\ud800',
  '\u0000',
  '',
];
const fields = [
  'email',
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'otp',
  'type',
  'name',
  'image',
  'rememberMe',
  'redirectTo',
  'callbackURL',
  'errorCallbackURL',
  'newUserCallbackURL',
  'revokeOtherSessions',
  'id',
  'createdAt',
  'emailVerified',
  'role',
  '__proto__',
  'constructor',
] as const;
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...texts) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -0, 5, 1e21, 1.5, [], ['a'], [[]], {}, { a: 1 }, [null]),
  },
);
/** Most requests have the fields that some operation knows, with values that another may know. */
const object = fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 8 });
const known = fc
  .record({
    email: fc.constantFrom(...addresses),
    password: fc.constantFrom('Difference-Engine-1822', 'x', '\ud83d\ude00'.repeat(4), ' '.repeat(8)),
    newPassword: fc.constantFrom('Difference-Engine-1822', 'y'.repeat(130)),
    currentPassword: fc.constantFrom('Difference-Engine-1822', 'y'.repeat(130)),
    name: fc.constantFrom('Ada', '', '\u202e'),
    otp: fc.constantFrom('{{mail 0 code}}', '0'),
    type: fc.constantFrom('forget-password', 'sign-in', 'change-email'),
    token: fc.constantFrom('{{mail 0 token}}', ' ', '__proto__', 'a/b'),
  })
  .chain((base) => object.map((more) => ({ ...base, ...more })));

const raw = fc.constantFrom(
  '',
  ' ',
  '{',
  '{}',
  '[]',
  'null',
  'true',
  '0',
  '"x"',
  'undefined',
  "{'email':'ada@example.com'}",
  '{"email":"ada@example.com",}',
  '{"email":"ada@example.com"} x',
  '{"email":"bad","email":"ada@example.com"}',
  '{"email":"ada@example.com","email":null}',
  '{"email":1e999}',
  '{"email":-1e999,"newPassword":123456789012345678901234567890}',
  '{"email":NaN}',
  '{"\\u0065mail":"ada@example.com"}',
  '{"__proto__":{"email":"ada@example.com"}}',
  '{"email":{"__proto__":null}}',
  '{"constructor":{"prototype":{"email":"ada@example.com"}}}',
  '\ufeff{"email":"ada@example.com"}',
  '\n\t {"email":"ada@example.com"}\r\n',
  '// x\n{}',
  `${'['.repeat(200)}${']'.repeat(200)}`,
  `{"email":"${'a'.repeat(5_000)}@example.com"}`,
  'email=ada%40example.com&password=Difference-Engine-1822',
  'email=ada@example.com&password=Difference-Engine-1822&rememberMe=false&name=A+b',
  'email=a&email=b&password=%',
  'email[]=a&email[b]=c&__proto__=x',
  '&&=&=x&email',
);

const type = fc.oneof(
  { weight: 6, arbitrary: fc.constant('application/json') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded; charset=utf-8',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'APPLICATION/JSON',
      'application/json ; charset=latin1',
      'application/json;',
      'application/jsonx',
      'xapplication/json',
      'text/json',
      'application/ld+json',
      '*/*',
      'json',
      ';',
      'text/plain; application/json',
      'application/octet-stream',
    ),
  },
);

const headers = fc.record(
  {
    cookie: fc.constantFrom(
      '{{cookie 0}}',
      'a=b; {{cookie 0}}',
      '{{cookie 0}}; {{cookie 1}}',
      '{{cookie 1}}; {{cookie 0}}',
      '{{cookie 0}}x',
      '"{{cookie 0}}"',
      ' {{cookie 0}} ;',
      'better-auth.session_token=AAAA.BBBB',
      'better-auth.session_token=',
      'better-auth.session_token="x"; {{cookie 0}}',
      'better-auth.session_token',
      '__Secure-{{cookie 0}}',
      '{{cookie 0}}; better-auth.session_data=x',
      '{{cookie 0}}; better-auth.session_data.0=x',
      `{{cookie 0}}; ${forgetting}`,
      `{{cookie 1}}; ${forgetting}; better-auth.session_data.0=x`,
      '{{cookie 0}}; better-auth.dont_remember=true',
      '{{cookie 0}}; better-auth.dont_remember=true.x',
      'better-auth.session_token=%ZZ',
      'better-auth.session_token=%E0%A4%A.x',
      '=',
      ';',
      'theme=dark',
    ),
    origin: fc.constantFrom(
      'https://app.example.com',
      'https://app.example.com/',
      'https://APP.example.com',
      'https://app.example.com:443',
      'http://app.example.com',
      'http://localhost:3000',
      'http://127.0.0.1:3000',
      'https://evil.example.net',
      'https://app.example.com.evil.example.net',
      'null',
      'NULL',
      'myapp://',
      'file://',
      '*',
      '',
    ),
    referer: fc.constantFrom(
      'https://app.example.com/a/b?c=d',
      'https://app.example.com',
      'http://localhost:3000/x',
      'https://evil.example.net/https://app.example.com/',
      '/reset',
      'about:blank',
      'nonsense',
    ),
    'sec-fetch-site': fc.constantFrom('same-origin', 'same-site', 'cross-site', 'none', ' '),
    'sec-fetch-mode': fc.constantFrom('navigate', 'cors', 'no-cors'),
    'sec-fetch-dest': fc.constantFrom('document', 'empty'),
    'x-forwarded-for': fc.constantFrom(
      '198.51.100.1',
      ' 198.51.100.1 ',
      '::1',
      '198.51.100.256',
      'unknown',
      '1.2.3.4:80',
    ),
    'x-forwarded-host': fc.constantFrom('evil.example.net', 'app.example.com'),
    'x-forwarded-proto': fc.constantFrom('https', 'http'),
    host: fc.constantFrom('evil.example.net', 'localhost:3000'),
    'x-real-ip': fc.constantFrom('198.51.100.9'),
    accept: fc.constantFrom('text/html', 'application/json'),
    authorization: fc.constantFrom('Bearer x', 'Basic eDp5'),
    'user-agent': fc.constantFrom('', 'Test/1'),
    'x-http-method-override': fc.constantFrom('GET'),
  },
  { requiredKeys: [] },
);
const few = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom({}, { cookie: '{{cookie 0}}', origin: 'https://app.example.com' }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        headers,
        fc.subarray(
          [
            'cookie',
            'origin',
            'referer',
            'sec-fetch-site',
            'sec-fetch-mode',
            'x-forwarded-for',
            'host',
            'x-forwarded-host',
            'x-forwarded-proto',
          ],
          { maxLength: 3 },
        ),
      )
      .map(([all, kept]) =>
        Object.fromEntries(Object.entries(all).filter(([name]) => kept.some((one) => one === name))),
      ),
  },
  { weight: 1, arbitrary: headers },
);

/** A request as no client of the library sends it: odd paths, methods, headers, types and bodies. */
export const oddRequest: fc.Arbitrary<RequestStep> = fc
  .record({
    method,
    path,
    headers: few,
    type: fc.option(type, { nil: undefined, freq: 8 }),
    body: fc.oneof(
      raw,
      known.map((json) => JSON.stringify(json)),
      object.map((json) => JSON.stringify(json)),
    ),
  })
  .map(({ method, path, headers, type, body }) => {
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const typed = { ...headers, ...(hasBody && type !== undefined && { 'content-type': type }) };
    return { method, path, headers: typed, ...(hasBody && { body }) };
  });
