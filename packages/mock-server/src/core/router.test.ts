import { expect, test } from 'vitest';
import { createRouter, decodeLeniently } from './router.ts';

const operations = {
  getUser: { method: 'GET', path: '/users/{id}' },
  deleteUser: { method: 'DELETE', path: '/users/{id}' },
  getMe: { method: 'GET', path: '/users/me' },
  getKeys: { method: 'GET', path: '/.well-known/{name}.json' },
  signOut: { method: 'POST', path: '/logout' },
} as const;

test('finds the operations at a path by method, with the parameters of the path', () => {
  const route = createRouter(operations, { headIsGet: false });

  expect([...route('/users/7')]).toEqual([
    ['GET', { id: 'getUser', parameters: { id: '7' } }],
    ['DELETE', { id: 'deleteUser', parameters: { id: '7' } }],
  ]);
});

test('prefers a path without parameters, for the methods that it has', () => {
  const routes = createRouter(operations)('/users/me');

  expect(routes.get('GET')?.id).toBe('getMe');
  expect(routes.get('DELETE')).toEqual({ id: 'deleteUser', parameters: { id: 'me' } });
});

test('answers HEAD as GET, unless told otherwise', () => {
  expect([...createRouter(operations)('/users/me').keys()]).toEqual(['GET', 'HEAD', 'DELETE']);
  expect([...createRouter(operations, { headIsGet: false })('/users/me').keys()]).toEqual(['GET', 'DELETE']);
  expect([...createRouter(operations)('/logout').keys()]).toEqual(['POST']);
});

test.each(['/users', '/users/', '/users/7/8', '/Logout', '/logout/', '/xwell-known/jwks.json', '', '/'])(
  'has no route at %j',
  (path) => {
    expect(createRouter(operations)(path).size).toBe(0);
  },
);

test('takes dots in a path as they are', () => {
  expect(createRouter(operations)('/.well-known/jwks.json').get('GET')?.parameters).toEqual({ name: 'jwks' });
  expect(createRouter(operations)('/.well-known/jwks-json').size).toBe(0);
});

test('ignores case where the server does, and leaves parameters as they were sent', () => {
  const routes = createRouter(operations, { ignoreCase: true })('/USERS/Ada');

  expect(routes.get('GET')).toEqual({ id: 'getUser', parameters: { id: 'Ada' } });
});

test('allows an empty parameter only where the server does', () => {
  expect(createRouter(operations)('/users/').size).toBe(0);
  expect(createRouter(operations, { emptyParameters: true })('/users/').get('GET')?.parameters).toEqual({ id: '' });
});

test('decodes parameters where the server does', () => {
  const parametersOf = (path: string, decode?: typeof decodeLeniently): unknown =>
    createRouter(operations, { ...(decode && { decode }) })(path).get('GET')?.parameters;

  expect(parametersOf('/users/a%40b')).toEqual({ id: 'a%40b' });
  expect(parametersOf('/users/a%40b', decodeLeniently)).toEqual({ id: 'a@b' });
  expect(parametersOf('/users/100%', decodeLeniently)).toEqual({ id: '100%' });
});
