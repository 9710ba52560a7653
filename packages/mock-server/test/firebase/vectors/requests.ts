import { expect } from 'vitest';
import { asOwner, badBearer, noKey, notDone, notFound, refused, sent, u, unfit, wrongType } from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

const host = '/identitytoolkit.googleapis.com/v1';
const v2 = '/identitytoolkit.googleapis.com/v2';
const bare = `${host}/accounts:sendOobCode`;
const send = `${bare}?key=k`;
const json = { 'content-type': 'application/json' };
const ask = JSON.stringify({ requestType: 'PASSWORD_RESET', email: u.email });
const source = 'recorded' as const;

/** An operation that neither the emulator nor the mock does, as its name is in answers. */
const saml = 'identitytoolkit.accounts.issueSamlResponse is not implemented in the Auth Emulator.';
const oneOf = unfit(' must be equal to one of the allowed values');

/** How requests are read, whatever they ask for. */
export const requestVectors: readonly Vector[] = [
  ...table(
    [
      ['GET', 'v1/sessionCookiePublicKeys', 'getSessionCookiePublicKeys'],
      ['GET', 'v2/recaptchaConfig', 'getRecaptchaConfig'],
      ['GET', 'v2/defaultSupportedIdps', 'defaultSupportedIdps.list'],
      ['POST', 'v1/accounts:signInWithGameCenter', 'accounts.signInWithGameCenter'],
      ['POST', 'v2/accounts:revokeToken', 'accounts.revokeToken'],
      ['POST', 'v2/projects/p/identityPlatform:initializeAuth', 'projects.identityPlatform.initializeAuth'],
      ['POST', 'v2/projects/p/tenants/t:getIamPolicy', 'projects.tenants.getIamPolicy'],
      ['GET', 'v2/projects/p/oauthIdpConfigs', 'projects.oauthIdpConfigs.list'],
      ['POST', 'v2/projects/p/inboundSamlConfigs', 'projects.inboundSamlConfigs.create'],
      ['PATCH', 'v2/projects/p/oauthIdpConfigs/x', 'projects.oauthIdpConfigs.patch'],
      ['GET', 'v2/projects/p/tenants/t/oauthIdpConfigs/x', 'projects.tenants.oauthIdpConfigs.get'],
      ['DELETE', 'v2/projects/p/tenants/t/oauthIdpConfigs/x', 'projects.tenants.oauthIdpConfigs.delete'],
    ] as const,
    'the emulator does not do %s %s',
  )((method, path, name) => ({
    source,
    async run(world) {
      const body = method === 'POST' || method === 'PATCH' ? '{}' : undefined;
      const headers = body === undefined ? {} : json;

      expect(await world.send(method, `/identitytoolkit.googleapis.com/${path}?key=k`, headers, body)).toEqual(
        notDone(`identitytoolkit.${name} is not implemented in the Auth Emulator.`),
      );
    },
  })),
  ...table(
    [
      ['another type', '?key=k', { 'content-type': 'text/plain' }, '{}', wrongType('text/plain')],
      ['no key', '', json, '{', noKey],
      ['another bearer', '?key=k', { ...json, authorization: 'Bearer x' }, '{}', badBearer],
      ['an unknown format', '?key=k&alt=x', json, '[]', oneOf],
      ['a list', '?key=k', json, '[]', unfit(' must be object')],
      ['the owner', '', { ...json, ...asOwner }, '{}', notDone(saml)],
    ] as const,
    'an operation that is not done, with %s',
  )((_, query, headers, body, expected) => ({
    source,
    run: async (world) =>
      expect(await world.send('POST', `${host}/accounts:issueSamlResponse${query}`, headers, body)).toEqual(expected),
  })),
  {
    title: 'an operation that is not done has its methods',
    source,
    async run(world) {
      for (const method of ['PUT', 'HEAD']) {
        const { status, headers } = await world.send(method, `${v2}/projects/p/oauthIdpConfigs/x`);

        expect([status, headers.get('allow')]).toEqual([405, 'GET,DELETE,PATCH']);
      }
    },
  },
  {
    title: 'public keys are for API keys, and bearer tokens are not looked at',
    source,
    async run(world) {
      const keys = `${host}/sessionCookiePublicKeys`;

      expect(await world.get(keys, asOwner)).toEqual(noKey);
      expect((await world.get(`${keys}?key=k`, { authorization: 'Bearer x' })).status).toBe(501);
    },
  },
  ...table(
    [
      ['emulator', 'v1/accounts:sendVerificationCode', 'accounts.sendVerificationCode'],
      ['emulator', 'v2/accounts/mfaSignIn:start', 'accounts.mfaSignIn.start'],
      ['emulator', 'v2/accounts/passkeyEnrollment:finalize', 'accounts.passkeyEnrollment.finalize'],
      ['emulator', 'v2/projects/p/tenants', 'projects.tenants.create'],
      ['hosted', 'v1/accounts:issueSamlResponse', 'accounts.issueSamlResponse'],
    ] as const,
    '%s: the mock says that it does not do %s',
  )((service, path, name) => ({
    options: { service },
    run: async (world) =>
      expect(await world.send('POST', `/identitytoolkit.googleapis.com/${path}?key=k`, json, '{}')).toEqual(
        notDone(`identitytoolkit.${name} is not implemented in this mock.`),
      ),
  })),
  ...table(
    [
      ['alt=media&prettyPrint=false&nope=a&nope=b&quotaUser[a]=b', sent()],
      ['alt=nope', oneOf],
      ['alt=', oneOf],
      ['alt=json&alt=json', unfit(' must be string')],
      ['quotaUser=a&quotaUser=b', unfit(' must be string')],
      ['prettyPrint=TRUE', unfit(' must be boolean')],
    ] as const,
    'a query with %s',
  )((query, expected) => ({
    source,
    run: async (world) => expect(await world.send('POST', `${send}&${query}`, json, ask)).toEqual(expected),
  })),
  replies('the query is read before the body', (world) => world.send('POST', `${send}&alt=x`, json, '{'), oneOf),
  ...table(
    ['/emulator/%zz', `${bare}%`],
    'the path %s cannot be decoded',
  )((path) => ({
    source,
    async run(world) {
      for (const method of ['GET', 'POST'])
        expect(await world.send(method, path)).toEqual({ status: 400, body: { statusCode: 400, status: 400 } });
      expect((await world.send('OPTIONS', path)).status).toBe(204);
    },
  })),
  {
    title: 'a project without a name is that of the body, or else of the key',
    source,
    async run(world) {
      const count = async (path: string, body: object = {}) => {
        const text = JSON.stringify({ returnUserInfo: false, ...body });
        return (await world.send('POST', `${host}/projects/${path}`, { ...json, ...asOwner }, text)).body;
      };

      for (const path of ['/accounts:query', '/tenants//accounts:query', 'demo-resetkit:queryAccounts'])
        expect(await count(path)).toEqual({ recordsCount: '1' });
      expect(await count('/accounts:query', { targetProjectId: 'another' })).toEqual({ recordsCount: '0' });
      expect(await count('demo-resetkit/accounts:query', { targetProjectId: 'another' })).toEqual({
        recordsCount: '1',
      });
    },
  },
  ...table(
    [
      ['no key', bare, {}, noKey],
      ['an empty key', `${bare}?key=`, {}, noKey],
      ['two keys', `${bare}?key=a&key=b`, {}, noKey],
      ['a key in a header', bare, { 'x-goog-api-key': 'k' }, sent()],
      ['the owner in place of a key', bare, { authorization: 'bearer OWNER' }, sent()],
      ['a service account', bare, { authorization: 'Bearer ya29.x' }, sent()],
      ['another bearer, beside a key', send, { authorization: 'Bearer x' }, badBearer],
      ['a password, beside a key', send, { authorization: 'Basic x' }, sent()],
    ] as const,
    'credentials: %s',
  )((_, path, headers, expected) => ({
    source,
    run: async (world) => expect(await world.send('POST', path, { ...json, ...headers }, ask)).toEqual(expected),
  })),
  ...table(
    [
      ['text/plain', wrongType('text/plain')],
      ['text/plain;charset=UTF-8', wrongType('text/plain;charset=UTF-8')],
      ['application/x-www-form-urlencoded', wrongType('application/x-www-form-urlencoded')],
      ['application/json-patch+json', wrongType('application/json-patch+json')],
      ['application/json; charset=utf-8', sent()],
      [
        'application/json; charset=latin1',
        {
          status: 415,
          body: { message: 'unsupported charset "LATIN1"', charset: 'latin1', type: 'charset.unsupported' },
        },
      ],
    ] as const,
    'a body of the type %s',
  )((type, expected) => ({
    source,
    run: async (world) => expect(await world.send('POST', send, { 'content-type': type }, ask)).toEqual(expected),
  })),
  {
    title: 'a body in an unknown encoding is refused',
    source,
    async run(world) {
      const message = 'unsupported content encoding "br"';

      expect(await world.send('POST', send, { ...json, 'content-encoding': 'br' }, ask)).toEqual({
        status: 415,
        body: { message, encoding: 'br', type: 'encoding.unsupported' },
      });
    },
  },
  {
    title: 'a body that is not packed as it says is refused',
    async run(world) {
      expect(await world.send('POST', send, { ...json, 'content-encoding': 'gzip' }, ask)).toMatchObject({
        status: 400,
        body: { error: { code: 400, status: 'INVALID_ARGUMENT' } },
      });
    },
  },
  {
    title: 'brackets in the names of a form are not looked at',
    source,
    async run(world) {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const token = '/securetoken.googleapis.com/v1/token?key=k';

      expect(await world.send('POST', token, type, 'grant_type[a]=b')).toEqual(refused('MISSING_GRANT_TYPE'));
    },
  },
  {
    title: 'malformed JSON is quoted',
    source,
    async run(world) {
      const message = expect.stringMatching(/^Invalid JSON payload received\. .*JSON/);

      expect(await world.send('POST', send, json, '{')).toEqual({
        status: 400,
        body: {
          error: {
            code: 400,
            message,
            errors: [{ message, domain: 'global', reason: 'parseError' }],
            status: 'INVALID_ARGUMENT',
          },
        },
      });
    },
  },
  replies('no body is an empty one', (world) => world.send('POST', send, json), refused('MISSING_REQ_TYPE')),
  replies('a body without a type is JSON', (world) => world.send('POST', send, {}, ask), sent()),
  replies(
    'text for a truth value',
    ({ app }) => app('sendOobCode', { canHandleCodeInApp: 'true' }),
    unfit('/canHandleCodeInApp must be boolean'),
  ),
  ...table(
    ['GET', 'PUT', 'PATCH', 'DELETE'],
    '%s is no method of it',
  )((method) => ({
    source,
    async run(world) {
      const reply = await world.send(method, send);

      expect(reply).toEqual({
        status: 405,
        body: { message: expect.stringMatching(new RegExp(`^Method ${method} not allowed for .*${bare}\\?key=k$`)) },
      });
      expect(reply.headers.get('allow')).toBe('POST');
    },
  })),
  {
    title: 'HEAD is no method of an operation to read',
    source,
    async run(world) {
      const { status, headers } = await world.send('HEAD', '/emulator/v1/projects/p/oobCodes');

      expect([status, headers.get('allow'), headers.get('content-type')]).toEqual([405, 'GET', 'application/json']);
    },
  },
  ...table(
    [`${host}/accounts:nope?key=k`, `${bare}/?key=k`, '/IDENTITYTOOLKIT.googleapis.com/v1/accounts:sendOobCode'],
    'there is nothing at %s',
  )((path) => ({ source, run: async (world) => expect(await world.send('POST', path, json, '{}')).toEqual(notFound) })),
  replies(
    'paths of version 3 lead to the same operations',
    (world) =>
      world.send('POST', '/www.googleapis.com/identitytoolkit/v3/relyingparty/getOobConfirmationCode?key=k', json, ask),
    sent(),
  ),
  {
    title: 'paths of version 3 are those of Express, and their errors name the path of version 1',
    source,
    async run(world) {
      const legacy = '/www.googleapis.com/identitytoolkit/v3/relyingparty/ResetPassword/';
      const { body } = await world.send('GET', `${legacy}?key=k`);

      expect(body).toEqual({ message: expect.stringMatching(/^Method GET not allowed for (?!.*v3)/) });
      expect(Object(body).message).toMatch(/\/identitytoolkit\.googleapis\.com\/v1\/accounts:resetPassword$/);
      expect(await world.send('POST', `${legacy}?key=k`, json, '{}')).toEqual(refused('MISSING_OOB_CODE'));
    },
  },
  {
    title: 'errors are indented and have an ETag; successes neither',
    source,
    async run(world) {
      const [error, success] = [await world.send('POST', send, json, '{}'), await world.send('POST', send, json, ask)];

      expect([error.headers.get('etag'), error.headers.get('content-type'), error.text.length]).toEqual([
        'W/"cd-wFZdFw+zw0Y5EHPB28TuTY50s1w"',
        'application/json; charset=utf-8',
        205,
      ]);
      expect([success.headers.get('etag'), success.headers.get('content-type')]).toEqual([null, 'application/json']);
      expect(success.text).toBe(JSON.stringify(sent().body));
    },
  },
  {
    title: 'every origin may ask, and for every header',
    source,
    async run(world) {
      const asking = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-client-version' };
      const { status, headers } = await world.send('OPTIONS', '/emulator/nope', {
        origin: 'https://app.example.com',
        ...asking,
      });

      expect([
        status,
        ...['allow-origin', 'allow-methods', 'allow-headers'].map((name) => headers.get(`access-control-${name}`)),
      ]).toEqual([204, 'https://app.example.com', 'GET,HEAD,PUT,PATCH,POST,DELETE', 'x-client-version']);
      const answer = await world.send('POST', send, { ...json, origin: 'https://app.example.com' }, '{}');
      expect([answer.headers.get('access-control-allow-origin'), answer.headers.get('vary')]).toEqual([
        'https://app.example.com',
        'Origin',
      ]);
      const fromAnywhere = { ...json, 'access-control-request-private-network': 'true' };
      const { headers: local } = await world.send('POST', send, fromAnywhere, '{}');
      expect(local.get('access-control-allow-private-network')).toBe('true');
    },
  },
];
