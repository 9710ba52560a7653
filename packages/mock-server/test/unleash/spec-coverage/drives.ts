import { operations } from '@resetkit/sdk/unleash/operations';
import type { OperationId } from '../spec.ts';
import {
  adminSession,
  asAdmin,
  mailedToken,
  type Reply,
  type Start,
  signedIn,
  strong,
  tokens,
  u,
  type World,
} from '../world.ts';

/** Makes an operation answer one status, on a mock of its own. */
export type Drive = (start: Start) => Promise<Reply>;
type Statuses = Readonly<Record<number, Drive>>;

const json = { 'content-type': 'application/json' };
const forSdks = { authorization: tokens.backend[0] ?? '' };
const secret = '5e7c0de5e7c0de5e7c0de5e7c0de5e7c';

function pathOf(id: OperationId, parameter: string = id.includes('Public') ? secret : '2'): string {
  return operations[id].path.replace(/\{\w+\}/, parameter);
}

/** Calls an operation at the method and path that the spec has for it. */
function call({ send }: World, id: OperationId, body?: unknown, headers = {}, path = pathOf(id)): Promise<Reply> {
  const typed = body === undefined ? headers : { ...json, ...headers };
  return send(operations[id].method, path, typed, body === undefined ? undefined : JSON.stringify(body));
}

function raw({ send }: World, id: OperationId, text: string, headers: Record<string, string> = json): Promise<Reply> {
  return send(operations[id].method, pathOf(id), headers, text);
}

/** What an operation answers to a body that it cannot read, and to a token for SDKs. */
const reading = (id: OperationId): Statuses => ({
  400: (start) => raw(start(), id, '{'),
  403: (start) => call(start(), id, undefined, forSdks),
  413: (start) => raw(start(), id, `"${'x'.repeat(102_400)}"`),
  415: (start) => raw(start(), id, '{}', { 'content-type': 'application/json; charset=latin1' }),
});

const tooMany =
  (id: OperationId, times: number, headers = {}): Drive =>
  async (start) => {
    const world = start({}, { limits: 'real' });
    for (let count = 0; count < times; count += 1) await call(world, id, {}, headers);
    return call(world, id, {}, headers);
  };

const unauthorized = (id: OperationId): Statuses => ({ 401: (start) => call(start(), id, {}) });
const forbidden = (id: OperationId): Statuses => ({
  403: async (start) => {
    const world = start();
    return call(world, id, operations[id].method === 'GET' ? undefined : {}, await signedIn(world));
  },
});
const read = (id: OperationId): Statuses => ({
  200: (start) => call(start(), id, undefined, asAdmin),
  304: unchanged(id, () => Promise.resolve(asAdmin)),
  401: (start) => call(start(), id),
});

function unchanged(id: OperationId, headersOf: (world: World) => Promise<object>, path = pathOf(id)): Drive {
  return async (start) => {
    const world = start();
    const headers = await headersOf(world);
    const first = await call(world, id, undefined, headers, path);
    return call(world, id, undefined, { ...headers, 'if-none-match': first.headers.get('etag') ?? '' }, path);
  };
}

const newcomer = { email: 'new@example.com', name: 'New', password: 'a' };
const tooLong = 'n'.repeat(256);

/** Every status of every operation but those marked `x-unreached`. A missing operation is a type error. */
export const drives: { readonly [Id in OperationId]: Statuses } = {
  sendResetPasswordEmail: {
    ...reading('sendResetPasswordEmail'),
    200: (start) => call(start(), 'sendResetPasswordEmail', { email: u.email }),
    404: (start) => call(start(), 'sendResetPasswordEmail', { email: 'nobody@example.com' }),
    429: tooMany('sendResetPasswordEmail', 1),
    500: (start) => call(start(), 'sendResetPasswordEmail', { email: 'a\0' }),
  },
  validateToken: {
    200: async (start) => {
      const world = start();
      return world.get(`/auth/reset/validate?token=${await mailedToken(world)}`);
    },
    304: async (start) => {
      const world = start();
      const token = await mailedToken(world);
      return unchanged('validateToken', async () => ({}), `/auth/reset/validate?token=${token}`)(() => world);
    },
    401: (start) => call(start(), 'validateToken'),
    403: (start) => call(start(), 'validateToken', undefined, forSdks),
    404: async (start) => {
      const world = start();
      const token = await mailedToken(world);
      await world.mock.accounts.delete(u.email);
      return world.get(`/auth/reset/validate?token=${token}`);
    },
  },
  validatePassword: {
    ...reading('validatePassword'),
    200: (start) => call(start(), 'validatePassword', { password: strong }),
  },
  changePassword: {
    ...reading('changePassword'),
    200: async (start) => {
      const world = start();
      return call(world, 'changePassword', { token: await mailedToken(world), password: strong });
    },
    401: (start) => call(start(), 'changePassword', { token: 'x', password: strong }),
    404: async (start) => {
      const world = start();
      const token = await mailedToken(world);
      await world.mock.accounts.delete(u.email);
      return call(world, 'changePassword', { token, password: strong });
    },
  },
  login: {
    ...reading('login'),
    200: (start) => call(start(), 'login', { username: u.email, password: u.password }),
    401: (start) => call(start(), 'login', { username: u.email, password: 'x' }),
    422: (start) => call(start({ passwordLoginDisabled: true }), 'login', { username: 'x', password: 'x' }),
    429: tooMany('login', 10),
  },
  logout: {
    ...reading('logout'),
    302: async (start) => {
      const world = start();
      return call(world, 'logout', undefined, await signedIn(world));
    },
    401: (start) => call(start(), 'logout'),
  },
  getMe: { ...read('getMe'), 403: (start) => call(start(), 'getMe', undefined, forSdks) },
  getProfile: {
    ...read('getProfile'),
    200: async (start) => {
      const world = start();
      return call(world, 'getProfile', undefined, await signedIn(world));
    },
    304: unchanged('getProfile', signedIn),
    400: (start) => call(start(), 'getProfile', undefined, asAdmin),
    403: (start) => call(start(), 'getProfile', undefined, forSdks),
  },
  changeMyPassword: {
    ...reading('changeMyPassword'),
    ...unauthorized('changeMyPassword'),
    200: async (start) => {
      const world = start();
      const body = { password: strong, confirmPassword: strong, oldPassword: u.password };
      return call(world, 'changeMyPassword', body, await signedIn(world));
    },
    400: (start) => call(start(), 'changeMyPassword', { password: 'x' }, asAdmin),
    500: (start) =>
      call(start(), 'changeMyPassword', { password: strong, confirmPassword: strong, oldPassword: 'x' }, asAdmin),
  },
  getUsers: { ...read('getUsers'), ...forbidden('getUsers') },
  createUser: {
    ...reading('createUser'),
    ...unauthorized('createUser'),
    ...forbidden('createUser'),
    201: (start) => call(start(), 'createUser', { email: 'new@example.com', rootRole: 3 }, asAdmin),
    400: (start) => call(start(), 'createUser', { email: u.email, rootRole: 3 }, asAdmin),
    429: tooMany('createUser', 20, asAdmin),
    500: (start) => call(start(), 'createUser', { username: 'x', name: tooLong, rootRole: 3 }, asAdmin),
  },
  getUser: {
    ...read('getUser'),
    ...forbidden('getUser'),
    400: (start) => call(start(), 'getUser', undefined, asAdmin, pathOf('getUser', 'abc')),
    404: (start) => call(start(), 'getUser', undefined, asAdmin, pathOf('getUser', '99')),
    500: (start) => call(start(), 'getUser', undefined, asAdmin, pathOf('getUser', '2147483648')),
  },
  deleteUser: {
    ...reading('deleteUser'),
    ...unauthorized('deleteUser'),
    ...forbidden('deleteUser'),
    200: async (start) => {
      const world = start();
      return call(world, 'deleteUser', undefined, await adminSession(world));
    },
    404: (start) => call(start(), 'deleteUser', undefined, asAdmin, pathOf('deleteUser', '99')),
    500: (start) => call(start(), 'deleteUser', undefined, asAdmin, pathOf('deleteUser', '%zz')),
  },
  resetUserPassword: {
    ...reading('resetUserPassword'),
    ...unauthorized('resetUserPassword'),
    ...forbidden('resetUserPassword'),
    200: (start) => call(start(), 'resetUserPassword', { id: u.email }, asAdmin),
    404: (start) => call(start(), 'resetUserPassword', { id: 'nobody@example.com' }, asAdmin),
    429: tooMany('resetUserPassword', 20, asAdmin),
    500: (start) => call(start(), 'resetUserPassword', { id: '' }, asAdmin),
  },
  validateUserPassword: {
    ...reading('validateUserPassword'),
    ...unauthorized('validateUserPassword'),
    200: (start) => call(start(), 'validateUserPassword', { password: strong }, asAdmin),
    429: tooMany('validateUserPassword', 20, asAdmin),
  },
  changeUserPassword: {
    ...reading('changeUserPassword'),
    ...unauthorized('changeUserPassword'),
    ...forbidden('changeUserPassword'),
    200: (start) => call(start(), 'changeUserPassword', { password: strong }, asAdmin),
    429: tooMany('changeUserPassword', 20, asAdmin),
    500: (start) =>
      call(start(), 'changeUserPassword', { password: strong }, asAdmin, pathOf('changeUserPassword', '99')),
  },
  validatePublicSignupToken: {
    200: (start) => call(start(), 'validatePublicSignupToken'),
    400: (start) => call(start({ publicSignupTokens: [] }), 'validatePublicSignupToken'),
    403: (start) => call(start(), 'validatePublicSignupToken', undefined, forSdks),
    500: (start) =>
      call(start(), 'validatePublicSignupToken', undefined, {}, pathOf('validatePublicSignupToken', '%00')),
  },
  addPublicSignupTokenUser: {
    ...reading('addPublicSignupTokenUser'),
    201: (start) => call(start(), 'addPublicSignupTokenUser', newcomer),
    500: (start) => call(start(), 'addPublicSignupTokenUser', { ...newcomer, name: tooLong }),
  },
};
