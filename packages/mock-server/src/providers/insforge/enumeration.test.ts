import { expect, test } from 'vitest';
import { otherThan, type Reply, start, u, type World } from '../../../test/insforge/world.ts';
import { defaultOptions } from './options.ts';

// Whether a stranger can find out who has an account: where the real server tells, the mock tells.

const send = '/api/auth/email/send-reset-password';
const unknown = 'nobody@example.com';
const _anon = { authorization: `Bearer ${defaultOptions.anonKey}` };

const seen = ({ status, body, headers }: Reply): unknown => [status, body, Object.fromEntries(headers)];

async function _statuses(world: World): Promise<readonly number[]> {
  const known = await world.post(send, { email: u.email });
  const stranger = await world.post(send, { email: unknown });
  return [known.status, stranger.status];
}

test.each([
  ['a reset mail', send, {}],
  ['a reset mail by link', send, { redirectTo: 'https://app.example.com' }],
  ['a verification mail', '/api/auth/email/send-verification', {}],
  ['a sign-in code', '/api/auth/email/send-otp', {}],
])('asking for %s tells nothing as long as mail works', async (_, path, fields) => {
  const ask = (email: string): Promise<Reply> =>
    start({ resetPasswordMethod: 'redirectTo' in fields ? 'link' : 'code' }, { limits: 'real' }).post(path, {
      email,
      ...fields,
    });

  expect(seen(await ask(unknown))).toEqual(seen(await ask(u.email)));
});

test('the cool-down tells nothing', async () => {
  const ask = async (email: string): Promise<Reply> => {
    const { post } = start({}, { limits: 'real' });
    await post(send, { email });
    return post(send, { email });
  };

  expect(seen(await ask(unknown))).toEqual(seen(await ask(u.email)));
});

test.each(['/api/auth/email/exchange-reset-password-token', '/api/auth/email/verify', '/api/auth/sessions'])(
  'a wrong code at %s tells nothing',
  async (path) => {
    const wrong = async (email: string): Promise<Reply> => {
      const { post, mock } = start();
      await post(path.endsWith('verify') ? '/api/auth/email/send-verification' : send, { email });
      const [mail] = await mock.outbox.list();
      const code = otherThan(mail?.code ?? '123456');
      return post(path, { email, code, otp: code, method: 'otp' });
    };

    expect(seen(await wrong(unknown))).toEqual(seen(await wrong(u.email)));
  },
);
