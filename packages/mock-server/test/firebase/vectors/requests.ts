import { expect } from 'vitest';
import { badBearer, noKey, notFound, refused, sent, u, unfit, wrongType } from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

const host = '/identitytoolkit.googleapis.com/v1';
const bare = `${host}/accounts:sendOobCode`;
const send = `${bare}?key=k`;
const json = { 'content-type': 'application/json' };
const ask = JSON.stringify({ requestType: 'PASSWORD_RESET', email: u.email });
const source = 'recorded' as const;

/** How requests are read, whatever they ask for. */
export const requestVectors: readonly Vector[] = [
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
