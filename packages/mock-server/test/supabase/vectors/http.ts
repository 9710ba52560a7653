import { expect } from 'vitest';
import { ada, asServer, failure, type Reply, signedIn, type World } from '../world.ts';
import { invalid, noKey, replies, taken, type Vector } from './vector.ts';

const noEmail = 'Password recovery requires an email';
const unknownPath = { status: 404, body: '404 page not found\n' };
const recover =
  (headers: Record<string, string>, body: unknown = {}) =>
  (world: World) =>
    world.post('/recover', body, headers);

function headersOf({ headers }: Reply, ...names: string[]): Record<string, string | null> {
  return Object.fromEntries(names.map((name) => [name, headers.get(name)]));
}

/** Forms of errors. */
const envelopeVectors: readonly Vector[] = [
  ...['2024-01-01', '2025-06-30'].map(
    (version): Vector => ({
      title: `an error has the new form for version ${version}`,
      async run(world) {
        const reply = await recover({ 'x-supabase-api-version': version })(world);

        expect(reply).toEqual(invalid(noEmail));
        expect(headersOf(reply, 'x-sb-error-code', 'x-supabase-api-version', 'content-type')).toEqual({
          'x-sb-error-code': 'validation_failed',
          'x-supabase-api-version': '2024-01-01',
          'content-type': 'application/json',
        });
      },
    }),
  ),
  ...['', '2023-12-31', 'x', '2024-13-01'].map(
    (version): Vector => ({
      title: `an error has the old form for version "${version}"`,
      async run(world) {
        const reply = await recover({ 'x-supabase-api-version': version })(world);

        expect(reply).toEqual({ status: 400, body: { code: 400, error_code: 'validation_failed', msg: noEmail } });
        expect(headersOf(reply, 'x-sb-error-code', 'x-supabase-api-version')).toEqual({
          'x-sb-error-code': 'validation_failed',
          'x-supabase-api-version': null,
        });
      },
    }),
  ),
  {
    title: 'an error of the server has an id in the old form',
    options: { mail: 'fails' },
    async run(world) {
      expect(await recover({ 'x-supabase-api-version': '' }, { email: ada.email })(world)).toEqual({
        status: 500,
        body: {
          code: 500,
          error_code: 'unexpected_failure',
          msg: 'Error sending recovery email',
          error_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      });
    },
  },
  {
    title: 'a weak password has no x-sb-error-code in the new form, and one in the old',
    async run(world) {
      const weak = { email: 'new@example.com', password: 'x' };
      const fresh = await world.post('/signup', weak);
      const legacy = await world.post('/signup', weak, { 'x-supabase-api-version': '' });

      expect(fresh.headers.get('x-sb-error-code')).toBeNull();
      expect(legacy.headers.get('x-sb-error-code')).toBe('weak_password');
      expect(legacy.body).toEqual({
        code: 422,
        error_code: 'weak_password',
        msg: 'Password should be at least 6 characters.',
        weak_password: { reasons: ['length'] },
      });
    },
  },
  {
    title: 'an error that nobody foresaw has none in either',
    async run(world) {
      const body = { email: ada.email, code_challenge: 'x'.repeat(43), code_challenge_method: 's512' };
      for (const version of ['2024-01-01', '']) {
        const { status, headers } = await recover({ 'x-supabase-api-version': version }, body)(world);
        expect([status, headers.get('x-sb-error-code')]).toEqual([500, null]);
      }
    },
  },
  {
    title: 'a success has no version',
    async run(world) {
      const reply = await recover({}, { email: ada.email })(world);
      expect(headersOf(reply, 'x-supabase-api-version', 'content-type', 'cache-control')).toEqual({
        'x-supabase-api-version': null,
        'content-type': 'application/json',
        'cache-control': null,
      });
    },
  },
];

/** The gateway, bodies and paths. */
const transportVectors: readonly Vector[] = [
  replies('the gateway wants a key', recover({ apikey: '' }, { email: ada.email }), noKey),
  replies('the gateway wants a key on unknown paths too', ({ get }) => get('/nowhere', { apikey: '' }), noKey),
  replies('the gateway wants one of the keys of the project', recover({ apikey: 'x' }), {
    status: 401,
    body: { message: 'Invalid API key', hint: 'Double check your Supabase `anon` or `service_role` API key.' },
  }),
  replies(
    'the gateway takes a key in the query',
    ({ post }) => post(`/recover?apikey=${asServer.apikey}`, { email: ada.email }, { apikey: '' }),
    taken,
  ),
  replies(
    'an invalid bearer token is ignored where none is expected',
    recover({ authorization: 'Bearer sb_publishable_x' }, { email: ada.email }),
    taken,
  ),
  ...['text/plain', 'multipart/form-data; boundary=x', ''].map((type) =>
    replies(
      `a body is JSON when it says "${type}"`,
      ({ send }) =>
        send('/recover', {
          method: 'POST',
          headers: type === '' ? {} : { 'content-type': type },
          body: new TextEncoder().encode(JSON.stringify({ email: ada.email })),
        }),
      taken,
    ),
  ),
  ...(
    [
      ['', 'unexpected end of JSON input'],
      ['x', "invalid character 'x' looking for beginning of value"],
      ['[]', 'json: cannot unmarshal array into Go value of type api.RecoverParams'],
      ['5', 'json: cannot unmarshal number into Go value of type api.RecoverParams'],
      ['{"email":5}', 'json: cannot unmarshal number into Go struct field RecoverParams.email of type string'],
      ['{"email":true}', 'json: cannot unmarshal bool into Go struct field RecoverParams.email of type string'],
    ] as const
  ).map(([text, detail]) =>
    replies(
      `the body ${text} cannot be read`,
      recover({}, text),
      failure(400, 'bad_json', `Could not parse request body as JSON: ${detail}`),
    ),
  ),
  replies('names of fields match regardless of their case', recover({}, { Email: ada.email }), taken),
  replies('of two equal names the last counts', recover({}, `{"email":"ada","EMAIL":"${ada.email}"}`), taken),
  replies('unknown fields are ignored', recover({}, { email: ada.email, x: 1 }), taken),
  replies('fields that are null are absent', recover({}, { email: ada.email, code_challenge: null }), taken),
  replies(
    'a body has 1 MiB at most',
    recover({}, `{"email":"${'x'.repeat(1_048_576)}"}`),
    failure(413, 'request_entity_too_large', 'Request body too large (max 1048576 bytes)'),
  ),
  {
    title: 'JSON is safe in HTML',
    async run({ mock }) {
      const reply = await mock.fetch('/auth/v1/admin/generate_link', {
        method: 'POST',
        headers: asServer,
        body: JSON.stringify({ type: 'recovery', email: ada.email }),
      });

      expect(await reply.text()).toMatch(
        /"action_link":"[^"]+\?token=[0-9a-f]{56}\\u0026type=recovery\\u0026redirect_to=/,
      );
    },
  },
  {
    title: 'an unknown path is plain text',
    async run(world) {
      const reply = await world.get('/nowhere');

      expect(reply).toEqual(unknownPath);
      expect(headersOf(reply, 'content-type', 'x-content-type-options', 'x-sb-error-code')).toEqual({
        'content-type': 'text/plain; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'x-sb-error-code': null,
      });
    },
  },
  ...['/signup/', '/verify/', '/user/', '/admin/users/'].map(
    (path): Vector => ({
      title: `${path} may end with a slash`,
      async run({ mock }) {
        const reply = await mock.fetch(`/auth/v1${path}`, { method: 'DELETE', headers: asServer });
        // A wrong method, or a credential of the wrong kind: but it is a path.
        expect([405, 403]).toContain(reply.status);
      },
    }),
  ),
  ...['/recover/', '/token/', '/logout/', '/otp/', '/resend/', '/settings/', '/health/'].map((path) =>
    replies(`${path} may not end with a slash`, ({ get }) => get(path), unknownPath),
  ),
  {
    title: 'a wrong method is an empty 405 with those that there are',
    async run({ mock, send }) {
      expect(await send('/recover', { method: 'PUT' })).toEqual({ status: 405, body: '' });
      const reply = await mock.fetch('/auth/v1/verify', { method: 'DELETE', headers: asServer });
      expect([reply.status, reply.headers.get('allow'), await reply.text()]).toEqual([405, 'GET, POST', '']);
      const head = await mock.fetch('/auth/v1/health', { method: 'HEAD', headers: asServer });
      expect([head.status, head.headers.get('allow')]).toEqual([405, 'GET']);
    },
  },
  replies(
    'credentials of /user are checked before the method',
    ({ send }) => send('/user', { method: 'PATCH' }),
    failure(401, 'no_authorization', 'This endpoint requires a valid Bearer token'),
  ),
  {
    title: 'an unknown path below /user is one only with credentials',
    async run(world) {
      expect((await world.get('/user/nowhere')).status).toBe(401);
      expect(await world.get('/user/nowhere', (await signedIn(world)).bearer)).toEqual(unknownPath);
    },
  },
];

/** CORS, settings, health, keys. */
const smallVectors: readonly Vector[] = [
  {
    title: 'a page of any origin may send what it asks for, and read what it must',
    async run({ mock }) {
      const preflight = await mock.fetch('/auth/v1/recover', {
        method: 'OPTIONS',
        headers: {
          origin: 'https://spa.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'apikey,x-client-info',
        },
      });
      expect(Object.fromEntries(preflight.headers)).toEqual({
        vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
        'access-control-allow-origin': '*',
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'apikey,x-client-info',
      });
      const actual = await mock.fetch('/auth/v1/health', { headers: { ...asServer, origin: 'https://spa.example' } });
      expect(actual.headers.get('access-control-expose-headers')).toBe('X-Total-Count, Link, X-Supabase-Api-Version');
    },
  },
  replies('/health', ({ get }) => get('/health'), {
    status: 200,
    body: {
      version: 'v2.196.0',
      name: 'GoTrue',
      description: 'GoTrue is a user registration and authentication API',
    },
  }),
  {
    title: '/.well-known/jwks.json lists no shared secret',
    async run({ get }) {
      const reply = await get('/.well-known/jwks.json');
      expect(reply).toEqual({ status: 200, body: { keys: [] } });
      expect(reply.headers.get('cache-control')).toBe('public, max-age=600');
    },
  },
  {
    title: '/settings says what is on',
    options: { disableSignup: true, mailerAutoconfirm: true },
    async run({ get }) {
      const { body } = await get('/settings');
      expect(body).toMatchObject({
        disable_signup: true,
        mailer_autoconfirm: true,
        phone_autoconfirm: false,
        sms_provider: '',
        saml_enabled: false,
        saml_private_key_next_configured: true,
      });
      const external: object = Reflect.get(Object(body), 'external');
      expect(Object.entries(external).filter(([, on]) => on)).toEqual([['email', true]]);
      expect(Object.keys(external)).toHaveLength(26);
    },
  },
];

export const httpVectors: readonly Vector[] = [...envelopeVectors, ...transportVectors, ...smallVectors];
