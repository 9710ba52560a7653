// @vitest-environment jsdom
import { createMockServer } from '@resetkit/mock-server';
import { supabase } from '@resetkit/mock-server/supabase';
import { createPasswordReset } from '@resetkit/sdk';
import { usePasswordReset } from '@resetkit/sdk/react';
import { createSupabaseClient } from '@resetkit/sdk/supabase';
import { createUnleashClient } from '@resetkit/sdk/unleash';
import { act, renderHook, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { email, newPassword, page } from '../flow/world.ts';
import { ResetPage } from './reset-page.tsx';
import { comeBy, visit } from './visitor.ts';

beforeEach(() => history.replaceState(null, '', '/reset'));

const session = { access_token: 'a.b.c', refresh_token: 'r' };
const ready = { backend: 'Supabase Auth', step: 'ready', token: session.access_token, session, email };

/** A flow over a project with these answers, in their order; the last one is repeated. */
function answering(...answers: readonly (readonly [status: number, body: object])[]) {
  const left = [...answers];
  const bodies: unknown[] = [];
  const fetch = async (...args: Parameters<typeof globalThis.fetch>) => {
    bodies.push(await new Request(...args).json());
    const [status = 500, body = {}] = (left.length > 1 ? left.shift() : left[0]) ?? [];
    return Response.json(body, { status });
  };
  const client = createSupabaseClient({ baseUrl: 'https://project.test', anonKey: 'k', fetch });
  return { bodies, flow: (state?: unknown) => createPasswordReset(client, { state }) };
}

const secondFactor = [401, { code: 'insufficient_aal', message: 'AAL2 session is required' }] as const;
const banned = [403, { code: 'user_banned', message: 'User is banned' }] as const;

test('a second factor that is due is a status of its own, with what is needed to go on', async () => {
  const { flow } = answering(secondFactor, [200, {}]);
  const reset = flow(ready);
  const { result } = renderHook(() => usePasswordReset(reset));
  const { submit, sees, seesError } = visit(<ResetPage flow={reset} />);

  await submit('New password', newPassword);
  await sees('second-factor-due');
  await seesError('second-factor-required');

  expect(result.current).toMatchObject({ status: 'second-factor-due', email, session, pending: undefined });
  expect(screen.queryByRole('button', { name: /^Again/ })).toBeNull();
  expect((await reset.confirm({ newPassword })).data).toMatchObject({ step: 'done', session });
  await sees('done');
});

test('a code of the second factor leads back to the password, and a wrong one does not', async () => {
  const mock = createMockServer(supabase(), { seed: [{ email, password: 'Old-Password-1', secondFactors: [{}] }] });
  const { anonKey } = supabase().options;
  const reset = createPasswordReset(createSupabaseClient({ baseUrl: mock.baseUrl, anonKey, fetch: mock.fetch }));
  const { result } = renderHook(() => usePasswordReset(reset));
  await reset.request({ email });
  await reset.exchange((await mock.outbox.waitFor({ to: email })).code ?? '');
  const { submit, sees } = visit(<ResetPage flow={reset} />);

  await submit('New password', newPassword);
  await sees('second-factor-due');
  await submit(`Second factor of ${email}`, '000000');
  await expect.poll(() => screen.getByRole('alert').textContent).toBe('invalid-token');
  await sees('second-factor-due');
  const verifying = reset.state;
  await submit(`Second factor of ${email}`, await mock.secondFactors.code(email));
  await sees('choosing-password');
  expect(reset.state).not.toBe(verifying);
  await submit('New password', newPassword);

  await sees('done');
  expect(result.current).toMatchObject({ status: 'done', signedIn: true });
});

test('a disabled account ends the reset, and no other mail is offered', async () => {
  const { flow } = answering(banned);
  const { submit, sees, seesError, click } = visit(<ResetPage flow={flow(ready)} />);

  await submit('New password', newPassword);
  await sees('blocked');
  await seesError('account-disabled');

  expect(screen.queryByRole('button', { name: /^Again/ })).toBeNull();
  await click('Start again');
  await sees('idle');
});

test('a link of a disabled account is the same', async () => {
  const { flow } = answering([200, {}]);
  comeBy(`${page}#error=access_denied&error_code=user_banned&error_description=User+is+banned`);

  const { sees, seesError } = visit(<ResetPage flow={flow()} />);

  await sees('blocked');
  await seesError('account-disabled');
});

test('a session that has ended can be replaced by another mail', async () => {
  const { flow } = answering([403, { code: 'session_not_found', message: 'Session … does not exist' }], [200, {}]);
  const { submit, sees, seesError } = visit(<ResetPage flow={flow(ready)} />);

  await submit('New password', newPassword);
  await sees('failed');

  await seesError('session-ended');
});

test('a request again does not send the token of a captcha twice', async () => {
  const { flow, bodies } = answering([200, {}]);
  const reset = flow();
  const { result } = renderHook(() => usePasswordReset(reset));

  await result.current.actions.request({ email, captchaToken: 'P1_eyJ0' });
  await result.current.actions.resend();

  expect(bodies).toEqual([{ email, gotrue_meta_security: { captcha_token: 'P1_eyJ0' } }, { email }]);
});

test.each([
  ['none', undefined],
  ['one that cannot be read', Object.defineProperty({}, 'email', { enumerable: true, get: () => JSON.parse('') })],
])('an action does not throw either, given an input that is %s', async (_, input) => {
  const { flow, bodies } = answering([200, {}]);
  const reset = flow();
  const { result } = renderHook(() => usePasswordReset(reset));

  const { error } = await act(() => Reflect.apply(result.current.actions.request, undefined, [input]));

  expect(error).toMatchObject({ kind: 'invalid-request', message: expect.any(String) });
  expect([result.current.status, result.current.error, bodies]).toEqual(['idle', error, []]);
});

test('actions are those steps that the backend has, at run time too', () => {
  const flow = createPasswordReset(createUnleashClient({ baseUrl: 'https://unleash.test' }));

  const { result } = renderHook(() => usePasswordReset(flow));

  expect(Object.keys(result.current.actions).sort()).toEqual([
    'check',
    'confirm',
    'readLink',
    'request',
    'resend',
    'restart',
  ]);
});
