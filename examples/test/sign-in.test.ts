import { createMockServer, type Provider } from '@resetkit/mock-server';
import type { ResetBackend, ResetClient } from '@resetkit/sdk';
import { describe, expect, test } from 'vitest';
import { signInWith } from '../common/sign-in.ts';
import { backends } from '../react/src/backends/list.ts';
import type { ListedBackend } from '../react/src/backends/listed-backend.ts';

describe.each(backends)('$title', (backend) => {
  test('signs in with the right password, and with no other', async () => {
    const { signIn } = await open(backend);
    const { email, password } = backend.demo;

    expect(await signIn(email, password)).toEqual({ error: undefined });
    expect((await signIn(email, 'Another-Engine-1843')).error?.kind).toBe('unauthorized');
  });

  test('signs in with the second factor, where there is one', async () => {
    const { mock, signIn } = await open(backend);
    const names = (await mock.situations.list()).map(({ name }) => name);
    if (!names.includes('second-factor-due')) return;
    const { email, password } = await mock.situations.make('second-factor-due');

    const { error, verify } = await signIn(email, password);
    // AppHandoff signs in without: only its new password needs it.
    if (backend.behind) return expect(verify).toBeUndefined();

    expect(error).toBeUndefined();
    // The code is another one after half a minute.
    mock.clock.freeze();
    const code = await mock.secondFactors.code(email);
    const wrong = code === '000000' ? '000001' : '000000';
    expect((await verify?.(wrong))?.error?.kind).toBe('invalid-token');
    expect(await verify?.(code)).toEqual({ error: undefined });
  });
});

async function open(backend: ListedBackend) {
  const make: (options: never) => object = await backend.provider();
  const mock = createMockServer(make({} as never) as Provider, { seed: [backend.demo] });
  const { createClient } = await backend.sdk();
  // As a browser sends it.
  const headers = { Origin: 'http://localhost:3000' };
  const client = createClient({ baseUrl: mock.baseUrl, fetch: mock.fetch, headers, ...backend.clientOptions } as never);
  return { mock, signIn: signInWith(client as ResetClient<ResetBackend>, (await backend.facts()).signIn) };
}
