import { createMemoryStore, createMockServer, type Provider } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { insforge } from '@resetkit/mock-server/insforge';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { expect, test } from 'vitest';
import { ada, askForReset, eachWay, exchangeCode, signInStatus } from './levers.ts';

eachWay(({ open }) => {
  test('starts with situations and faults, and has them again after a restart', async () => {
    const levers = await open({
      situations: [
        { name: 'expired', email: ada.email },
        { name: 'rate-limited', email: 'eve@example.com' },
      ],
      faults: [{ operation: 'signIn', status: 500, times: 1 }],
    });

    for (const round of ['first', 'restarted']) {
      const { code } = await levers.mock.outbox.waitFor({ to: ada.email });
      expect([round, (await exchangeCode(levers, code)).status]).toEqual([round, 400]);
      expect((await askForReset(levers, 'eve@example.com')).status).toBe(429);
      expect([await signInStatus(levers, ada.password), await signInStatus(levers, ada.password)]).toEqual([500, 200]);
      await levers.mock.restart();
    }
  });
});

test('refuses everything if a fault cannot be made, and says which', async () => {
  const mock = createMockServer(insforge(), {
    seed: [ada],
    // @ts-expect-error There is no such operation.
    faults: [{ html: 502 }, { operation: 'nope', status: 500 }],
  });

  await expect(mock.accounts.list()).rejects.toThrow('faults[1]: InsForge has no operation "nope". Known: ');
  await expect(mock.fetch('/api/auth/sessions')).rejects.toThrow('faults[1]: ');
});

const signedIn = { seed: [ada], sessions: [ada.email] };

test.each([
  ['InsForge', () => createMockServer(insforge(), signedIn)],
  ['AppHandoff, whose accounts are behind it', () => createMockServer(apphandoff(), signedIn)],
] as const)('%s starts with accounts that are signed in', async (_name, make) => {
  const mock = make();

  for (const round of ['first', 'restarted']) {
    const { servers } = await mock.snapshot();
    expect([round, [...new Set(Object.values(servers.at(-1)?.owners ?? {}))]]).toEqual([round, [ada.email]]);
    await mock.restart();
  }
});

test('refuses everything if an account that is to be signed in does not exist', async () => {
  const mock = createMockServer(insforge(), { sessions: [ada.email] });

  await expect(mock.accounts.list()).rejects.toThrow(
    'sessions[0] (ada@example.com): InsForge has no account with the e-mail "ada@example.com".',
  );
});

test('a namespace starts with them too', async () => {
  const mock = createMockServer(insforge(), { situations: [{ name: 'fresh', email: ada.email }] });

  expect((await mock.namespace('worker-3').outbox.list()).map(({ to }) => to)).toEqual([ada.email]);
});

const twins = { seed: [{ email: 'bob@example.com' }, { email: 'Bob@example.com' }] };

test.each([
  ['Supabase', () => createMockServer(supabase(), twins)],
  ['AppHandoff', () => createMockServer(apphandoff(), twins)],
  ['Stack Auth', () => createMockServer(stackAuth(), twins)],
  ['Unleash', () => createMockServer(unleash(), twins)],
] as const)('%s refuses a seed with two accounts that are one there, whole', async (_name, make) => {
  const mock = make();

  await expect(mock.accounts.list()).rejects.toThrow(
    'seed[1] (Bob@example.com): seed[0] (bob@example.com) is the same account here.',
  );
  await expect(mock.fetch('/')).rejects.toThrow('seed[1] (Bob@example.com): ');
});

test('InsForge, where addresses differ in their case, takes both', async () => {
  expect(await createMockServer(insforge(), twins).accounts.list()).toHaveLength(2);
});

test.each([
  ['InsForge', insforge],
  ['Supabase', supabase],
  ['Stack Auth', stackAuth],
  ['Unleash', unleash],
] as const)('%s has the accounts of its seed again after each restart, and no other one', async (_name, make) => {
  const said = {
    email: 'bob@example.com',
    id: make === unleash ? '7' : '00000000-0000-4000-8000-00000000000b',
    createdAt: '2026-01-01T00:00:00.000Z',
  };
  const mock = createMockServer(make() as Provider, {
    seed: [{ email: ada.email, password: 'Old-password-1' }, said],
  });
  const before = (await mock.accounts.list()).map(({ email }) => email);
  for (const email of ['new@example.com', 'newer@example.com']) {
    await mock.accounts.put({ email });
    await mock.accounts.put({ email: ada.email, password: 'another', name: 'U' });
    await mock.accounts.delete(said.email);

    await mock.restart();

    expect((await mock.accounts.list()).map((account) => account.email).sort()).toEqual(before.toSorted());
    expect(await mock.accounts.find(ada.email)).not.toHaveProperty('name');
    expect(await mock.accounts.find(said.email)).toMatchObject({ ...said, updatedAt: said.createdAt });
  }
});

test('leaves nothing in its store of a start that failed', async () => {
  const store = createMemoryStore();
  const wrong = createMockServer(insforge(), { store, seed: [ada], sessions: ['eve@example.com'] });
  await expect(wrong.accounts.list()).rejects.toThrow('sessions[0] (eve@example.com): ');

  const mended = createMockServer(insforge(), { store, seed: [{ email: 'bob@example.com' }] });

  expect((await mended.accounts.list()).map(({ email }) => email)).toEqual(['bob@example.com']);
});
