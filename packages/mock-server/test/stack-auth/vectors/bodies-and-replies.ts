import { expect } from 'vitest';
import {
  asNobody,
  callback,
  known,
  mailedCode,
  projectId,
  refusedBySchema,
  signIn,
  superSecretAdminKey,
  u,
  unexpected,
  withToken,
} from '../world.ts';
import { replies, story, type Vector } from './vector.ts';

const send = '/auth/password/send-reset-code';
const signInPath = '/auth/password/sign-in';
const sent = { status: 200, body: { success: 'maybe, only if user with e-mail exists' } };
const good = { email: u.email, callback_url: callback };
const malformed = known(400, 'BODY_PARSING_ERROR', 'Invalid JSON in request body');
const schema = (...lines: string[]) => refusedBySchema(`POST /api/v1${send}`, ...lines);
const typed = (type: string, body?: string): { method: string; headers: Record<string, string>; body?: string } => ({
  method: 'POST',
  headers: { 'content-type': type },
  ...(body !== undefined && { body }),
});

const corsHeaders = [
  'content-type, authorization, x-stack-project-id, x-stack-branch-id, x-stack-override-error-status, x-stack-random-nonce',
  'x-stack-client-version, x-stack-disable-artificial-development-delay, x-stack-access-type',
  'x-stack-publishable-client-key, x-stack-secret-server-key, x-stack-super-secret-admin-key, x-stack-admin-access-token',
  'x-stack-refresh-token, x-stack-access-token, x-stack-allow-anonymous-user, baggage, sentry-trace',
  'x-vercel-protection-bypass, ngrok-skip-browser-warning',
].join(', ');
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
  'access-control-max-age': '86400',
  'access-control-allow-headers': corsHeaders,
  'access-control-expose-headers': 'content-type, x-stack-actual-status, x-stack-known-error',
  vary: corsHeaders,
};
const security = {
  'cross-origin-opener-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'content-security-policy': '',
  'permissions-policy': '',
};
const ofConnection = ['connection', 'date', 'keep-alive', 'transfer-encoding'];
const named = (headers: Headers): object =>
  Object.fromEntries([...headers].filter(([name]) => !ofConnection.includes(name)));

/** How bodies are read, and what goes around answers. */
export const bodiesAndReplies: readonly Vector[] = [
  ...['', '{', 'null,', "{'email':1}"].map((body) =>
    replies(
      `refuses the JSON ${JSON.stringify(body)}`,
      (world) => world.send(send, typed('application/json', body)),
      malformed,
    ),
  ),
  replies(
    'reads JSON regardless of the parameters after the semicolon',
    ({ send: request }) => request(send, typed('application/json; charset=latin1', JSON.stringify(good))),
    sent,
  ),
  replies('reads a form', ({ post }) => post(send, new URLSearchParams(good)), sent),
  ...['application/JSON', 'application/json ;x', 'multipart/form-data; boundary=x', 'text/html', 'application/xml'].map(
    (type) =>
      replies(
        `does not know the content type ${type}`,
        (world) => world.send(send, typed(type, JSON.stringify(good))),
        known(400, 'BODY_PARSING_ERROR', `Unknown content type in request body: ${type}`),
      ),
  ),
  replies(
    'has no body without a content type',
    ({ send: request }) =>
      request(send, {
        method: 'POST',
        headers: { 'content-type': '' },
        body: new TextEncoder().encode(JSON.stringify(good)),
      }),
    schema('body must be defined'),
  ),
  replies(
    'repeats a plain text unchanged',
    ({ send: request }) => request(send, typed('text/plain', 'my password')),
    schema('body must be a `object` type, but the final value was: `"my password"`.'),
  ),
  replies(
    'treats bytes as an invalid object',
    ({ send: request }) => request(send, typed('application/octet-stream', 'abc')),
    schema('body must be a `object` type, but the final value was: `{}`.'),
  ),
  story('reads no body of a GET', async (world) => {
    const { access } = await signIn(world);

    const headers = { 'content-type': 'application/json', ...withToken(access) };
    expect((await world.send('/users/me', { headers })).status).toBe(200);
  }),
  replies(
    'reads the body of a DELETE, and ignores it',
    ({ send: request }) =>
      request('/auth/sessions/current', { method: 'DELETE', headers: { 'content-type': 'application/json' } }),
    malformed,
  ),
  ...['v1', 'latest', 'v2beta1', 'v2beta5'].map((version) =>
    replies(
      `answers at /api/${version} and names the path that was called`,
      ({ post }) => post(`/api/${version}/auth/password/reset?x=1`, {}),
      refusedBySchema(
        `POST /api/${version}/auth/password/reset`,
        'body.password must be defined',
        'body.code must be defined',
      ),
    ),
  ),
  ...['/api/v2beta6/users/me', '/api/v1/nowhere', '/api/v1/users/me/', '/api/v1/auth/password/Reset'].map((path) =>
    story(`does not know ${path}`, async ({ post }) => {
      const { status, body, headers } = await post(path);

      expect(status).toBe(404);
      expect(body).toMatch(/^404 — this page does not exist in Stack Auth's API\.[\s\S]*URL: https?:\/\/\S+$/);
      expect(String(body).endsWith(path)).toBe(true);
      expect(headers.get('x-stack-known-error')).toBeNull();
    }),
  ),
  replies(
    'reads the body of an unknown path',
    ({ send: request }) => request('/nowhere', typed('application/json', '{')),
    malformed,
  ),
  story('checks the headers sent to an unknown path', async ({ get }) => {
    expect(await get('/nowhere', { 'x-stack-project-id': 'x' })).toMatchObject({
      body: { code: 'CURRENT_PROJECT_NOT_FOUND' },
    });
    expect((await get('/nowhere', asNobody)).status).toBe(404);
  }),
  story('answers another method on a known path with nothing', async ({ send: request }) => {
    const { status, body } = await request(send, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });

    expect({ status, body }).toEqual({ status: 405, body: '' });
  }),
  ...[send, '/nowhere'].map((path) =>
    story(`answers OPTIONS ${path} with CORS headers alone`, async ({ send: request }) => {
      const reply = await request(path, { method: 'OPTIONS', headers: { origin: 'https://app.example' } });

      expect(reply).toEqual({ status: 200, body: '' });
      expect(named(reply.headers)).toEqual({ ...cors, ...security, 'content-length': '0' });
    }),
  ),
  story('says what the real server says, header by header', async ({ post }) => {
    const { headers } = await post(signInPath, { email: u.email, password: 'wrong-pass1' });

    expect(named(headers)).toEqual({
      ...cors,
      ...security,
      'content-type': 'application/json; charset=utf-8',
      'content-length': '79',
      'cache-control': 'no-store, max-age=0',
      'x-stack-known-error': 'EMAIL_PASSWORD_MISMATCH',
      'x-stack-request-id': expect.stringMatching(/^[0-9a-hjkmnp-tv-z]{16}$/),
    });
  }),
  story('writes a known error over several lines, its fields in order', async ({ post, ...world }) => {
    const code = await mailedCode({ post, ...world });

    const { text } = await post('/auth/password/reset', { code, password: 'short' });

    expect(text).toBe(
      '{\n  "code": "PASSWORD_TOO_SHORT",\n  "details": {\n    "min_length": 8\n  },\n  "error": "Password too short. Minimum length is 8."\n}',
    );
  }),
  story('leaves details out where an error has none', async ({ post }) => {
    const { text } = await post(signInPath, { email: u.email, password: 'x' });

    expect(text).toBe('{\n  "code": "EMAIL_PASSWORD_MISMATCH",\n  "error": "Wrong e-mail or password."\n}');
  }),
  story('writes a success in one line, but over several for a person', async ({ post }) => {
    expect((await post(send, good)).text).toBe('{"success":"maybe, only if user with e-mail exists"}');
    expect((await post(send, good, { accept: 'text/html,*/*' })).text).toBe(
      '{\n  "success": "maybe, only if user with e-mail exists"\n}',
    );
  }),
  ...['true', 'false', '1', ''].map((value) =>
    story(`sends errors as 200 when asked to by ${JSON.stringify(value)}`, async ({ post }) => {
      const reply = await post(
        signInPath,
        { email: u.email, password: 'x' },
        { 'x-stack-override-error-status': value },
      );

      expect(reply).toEqual({
        status: 200,
        body: { code: 'EMAIL_PASSWORD_MISMATCH', error: 'Wrong e-mail or password.' },
      });
      expect(reply.headers.get('x-stack-actual-status')).toBe('400');
      expect(reply.headers.get('x-stack-known-error')).toBe('EMAIL_PASSWORD_MISMATCH');
    }),
  ),
  story('sends failures of the server under their own status, and successes without any other', async ({ post }) => {
    const asked = { 'x-stack-override-error-status': 'true' };

    const failed = await post(send, { email: '', callback_url: callback }, asked);
    const succeeded = await post(send, good, asked);

    expect([failed.status, succeeded.status]).toEqual([500, 200]);
    expect([failed, succeeded].map(({ headers }) => headers.get('x-stack-actual-status'))).toEqual([null, null]);
  }),
  story('says nothing about what it did not expect but the id of the request', async ({ post }) => {
    const { status, body, headers } = await post(send, { email: '', callback_url: callback });

    expect(status).toBe(500);
    expect(body).toBe(`${unexpected}\n\nRequest ID: ${headers.get('x-stack-request-id')}`);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  }),
  story('reads headers of the new name, and answers under both', async ({ post }) => {
    const reply = await post(
      signInPath,
      { email: u.email, password: 'x' },
      {
        ...asNobody,
        'x-hexclave-access-type': 'admin',
        'x-hexclave-project-id': projectId,
        'x-hexclave-super-secret-admin-key': superSecretAdminKey,
        'x-hexclave-override-error-status': 'true',
      },
    );

    expect(reply).toMatchObject({ status: 200, body: { code: 'EMAIL_PASSWORD_MISMATCH' } });
    for (const name of ['actual-status', 'known-error', 'request-id'])
      expect(reply.headers.get(`x-hexclave-${name}`)).toBe(reply.headers.get(`x-stack-${name}`));
    expect(reply.headers.get('x-hexclave-actual-status')).toBe('400');
  }),
  story('lets pages send headers of the new name', async ({ send: request }) => {
    const { headers } = await request(send, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-headers': 'content-type,x-hexclave-access-type',
      },
    });

    expect(headers.get('access-control-allow-headers')).toContain('x-hexclave-access-type');
    expect(headers.get('access-control-expose-headers')).toContain('x-hexclave-known-error');
  }),
  ...(
    [
      [
        'PROJECT_KEY_WITHOUT_ACCESS_TYPE',
        { ...asNobody, 'x-stack-publishable-client-key': 'x' },
        "Either an API key or an admin access token was provided, but the x-hexclave-access-type header is missing. Set it to 'client', 'server', or 'admin' as appropriate. (The legacy x-stack-access-type header is also accepted.)",
      ],
      [
        'INVALID_ACCESS_TYPE',
        { 'x-stack-access-type': 'root' },
        "The x-hexclave-access-type header must be 'client', 'server', or 'admin', but was 'root'. (The legacy x-stack-access-type header is also accepted.)",
      ],
      [
        'ACCESS_TYPE_WITHOUT_PROJECT_ID',
        { 'x-stack-project-id': null },
        "The x-hexclave-access-type header was 'client', but the x-hexclave-project-id header was not provided. (The legacy x-stack-access-type and x-stack-project-id headers are also accepted.)\n\nFor more information, see the docs on REST API authentication: https://docs.hexclave.com/rest-api/overview#authentication",
      ],
      [
        'ACCESS_TYPE_REQUIRED',
        asNobody,
        "You must specify an access level for this Hexclave project. Make sure project API keys are provided (eg. x-hexclave-publishable-client-key) and you set the x-hexclave-access-type header to 'client', 'server', or 'admin'. (The legacy x-stack-* equivalents are also accepted.)\n\nFor more information, see the docs on REST API authentication: https://docs.hexclave.com/rest-api/overview#authentication",
      ],
      [
        'CURRENT_PROJECT_NOT_FOUND',
        { 'x-stack-project-id': 'x' },
        'The current project with ID x was not found. Please check the value of the x-hexclave-project-id header. (The legacy x-stack-project-id header is also accepted.)',
      ],
      [
        'INSUFFICIENT_ACCESS_TYPE',
        {},
        "The x-hexclave-access-type header must be 'server' or 'admin', but was 'client'. (The legacy x-stack-access-type header is also accepted.)",
      ],
    ] as const
  ).map(([code, headers, error]) =>
    story(
      `words ${code} in the new way in its profile`,
      async ({ get }) => {
        const reply = await get('/users', headers);

        expect(reply.body).toMatchObject({ code, error });
        expect(reply.headers.get('x-hexclave-known-error')).toBe(code);
      },
      { options: { profile: 'hexclave' } },
    ),
  ),
  story(
    'names the new dashboard in its profile',
    async ({ post }) => {
      const { body } = await post(send, { email: u.email, callback_url: 'https://evil.example' });

      expect(Reflect.get(Object(body), 'error')).toBe(
        'Redirect URL not whitelisted. Did you forget to add this domain to the trusted domains list on the Hexclave dashboard?',
      );
    },
    { options: { profile: 'hexclave' } },
  ),
];
