import { createMockServer } from '@resetkit/mock-server';
import { pocketbase } from '@resetkit/mock-server/pocketbase';
import { describe, expect, test } from 'vitest';
import { failure, methodsAt, recordsAt, signInAt, u } from './world.ts';

// Beside the vectors: what `fields` leaves of an answer is not as the description says.
const start = () => {
  const mock = createMockServer(pocketbase(), { seed: [u] });
  const sent = async (path: string, json?: object) => {
    const headers = { 'content-type': 'application/json' };
    const init = json && { method: 'POST', headers, body: JSON.stringify(json) };
    const response = await mock.fetch(path, init);
    return { status: response.status, body: await response.json() };
  };
  return { mock, sent };
};
const health = '/api/health';
const credentials = { identity: u.email, password: u.password };

describe('the query parameter fields', () => {
  test.each([
    ['token', { token: expect.any(String) }],
    ['record.email,%20record.id', { record: { email: u.email, id: u.id } }],
    ['record.name:excerpt(2,true)', { record: { name: 'Um...' } }],
    ['record.name,*', { record: { name: u.name }, token: expect.any(String) }],
    ['nope', {}],
  ])('leaves of a sign-in with %s what it names', async (fields, body) => {
    expect(await start().sent(`${signInAt()}?fields=${fields}`, credentials)).toEqual({ status: 200, body });
  });

  test('leaves members inside of others, and of a text its beginning', async () => {
    const { sent } = start();

    expect((await sent(`${health}?fields=message:excerpt(3),code.x,nope`)).body).toEqual({ message: 'API', code: 200 });
    expect((await sent(`${methodsAt()}?fields=otp.enabled,mfa`)).body).toEqual({
      otp: { enabled: false },
      mfa: { enabled: false, duration: 0 },
    });
  });

  test.each(['', ',', '*', 'code,*', '%zz', 'code;x'])('leaves everything with "%s"', async (fields) => {
    const { sent } = start();

    expect(await sent(`${health}?fields=${fields}`)).toEqual(await sent(health));
  });

  test('changes no error', async () => {
    const { status, body } = failure(400, 'Failed to authenticate.');

    expect(await start().sent(`${signInAt()}?fields=token`, { identity: 'x', password: 'x' })).toEqual({
      status,
      body,
    });
  });

  const { status, body } = failure(400, 'Something went wrong while processing your request.');

  test.each(['message:nope(3)', 'message:', 'message:excerpt()', 'message:excerpt(0)', '(code'])(
    'is refused if it is %s',
    async (fields) => {
      expect(await start().sent(`${health}?fields=${fields}`)).toEqual({ status, body });
    },
  );

  test('is refused after the request was carried out', async () => {
    const { sent, mock } = start();
    const ada = { email: 'ada@example.com', password: u.password, passwordConfirm: u.password };

    expect(await sent(`${recordsAt()}?fields=id:nope()`, ada)).toEqual({ status, body });
    expect(await mock.accounts.find(ada.email)).toMatchObject({ email: ada.email });
  });
});
