import { operations } from '@resetkit/sdk/apphandoff/operations';
import { schemas } from '@resetkit/sdk/apphandoff/schemas';
import { expect, test } from 'vitest';
import { handlers } from '../../src/providers/apphandoff/handlers/index.ts';
import { coversSpec } from '../covers-spec.ts';
import { type OperationId, routes, specified } from './spec.ts';
import { fromPortal, mailedSession, type Reply, signedIn, start, u } from './world.ts';

/** Makes an operation answer one status, on a mock of its own. */
type Drive = () => Promise<Reply>;

const bodies: { readonly [Id in OperationId]?: object } = {
  sendPasswordReset: { email: u.email },
  sendMagicLink: { email: u.email },
  signup: { email: 'ada@example.com', password: 'Analytical-Engine-1843' },
  loginWithPassword: { email: u.email, password: u.password },
  devLogin: { email: u.email, password: u.password },
  refreshToken: { refresh_token: 'x' },
};

/** The body that is good, sent so often from a page of the portal that the last one is over the limit. */
const limited =
  (id: OperationId, times: number): Drive =>
  async () => {
    const { post } = start({ devLoginEnabled: true }, { limits: 'real' });
    for (let count = 0; count < times; count += 1) await post(operations[id].path, bodies[id], fromPortal);
    return post(operations[id].path, bodies[id], fromPortal);
  };
const malformed =
  (id: OperationId): Drive =>
  () =>
    start({ devLoginEnabled: true }).post(operations[id].path, '{', fromPortal);
const good =
  (id: OperationId, options = {}): Drive =>
  () =>
    start(options).post(operations[id].path, bodies[id], fromPortal);
const withoutOrigin =
  (id: OperationId): Drive =>
  () =>
    start().post(operations[id].path, bodies[id]);

const drives: { readonly [Id in OperationId]: Readonly<Record<number, Drive>> } = {
  sendPasswordReset: {
    200: good('sendPasswordReset'),
    400: malformed('sendPasswordReset'),
    429: limited('sendPasswordReset', 5),
    500: good('sendPasswordReset', { authConfigured: false }),
    502: good('sendPasswordReset', { emailDelivery: 'fail' }),
  },
  exchangeSupabaseToken: {
    200: async () => {
      const world = start();
      return world.post(operations.exchangeSupabaseToken.path, await mailedSession(world));
    },
    400: malformed('exchangeSupabaseToken'),
  },
  loginWithPassword: {
    200: good('loginWithPassword'),
    400: malformed('loginWithPassword'),
    401: () => start().post('/auth/login', { email: u.email, password: 'x' }, fromPortal),
    403: withoutOrigin('loginWithPassword'),
    429: limited('loginWithPassword', 10),
  },
  refreshToken: {
    200: async () => {
      const world = start();
      return world.post('/auth/refresh', await signedIn(world));
    },
    400: malformed('refreshToken'),
    429: limited('refreshToken', 5),
  },
  getAuthStatus: {
    200: async () => {
      const world = start();
      const { access_token } = await signedIn(world);
      return world.get('/auth/status', { authorization: `Bearer ${access_token}` });
    },
    401: () => start().get('/auth/status'),
  },
  getAuthMe: {
    200: async () => {
      const world = start();
      const { access_token } = await signedIn(world);
      return world.get('/auth/me', { authorization: `Bearer ${access_token}` });
    },
    401: () => start().get('/auth/me'),
  },
  sendMagicLink: {
    200: good('sendMagicLink'),
    400: malformed('sendMagicLink'),
    429: limited('sendMagicLink', 5),
  },
  signup: {
    200: good('signup'),
    400: malformed('signup'),
    403: withoutOrigin('signup'),
    429: limited('signup', 5),
    502: good('signup', { emailDelivery: 'fail' }),
  },
  devLogin: {
    200: good('devLogin', { devLoginEnabled: true }),
    400: malformed('devLogin'),
    403: good('devLogin'),
    429: limited('devLogin', 10),
  },
};

const { knows } = start().mock;

coversSpec({ specified, routes, operations, schemas, handlers, drives, start, knows });

test('fails the test whose reply is not in the spec', async () => {
  const { clientOf } = await import('./world.ts');
  const { post } = clientOf(async () => Response.json({ ok: true }, { status: 418 }));

  await expect(post('/auth/send-password-reset', {})).rejects.toThrow(
    'Not in openapi/apphandoff.yaml: sendPasswordReset 418: the spec has no such status',
  );
});
