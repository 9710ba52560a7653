import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { pocketbase } from '@resetkit/mock-server/pocketbase';
import { expect, test } from 'vitest';
import { exchangedToken, mailedCode, mailedLinkToken, start, u } from '../insforge/world.ts';

const uma = {
  id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  email: u.email,
  emailVerified: true,
  name: u.name,
  providers: [],
  hasPassword: true,
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
};

test('takes relative and absolute URLs and requests', async () => {
  const { mock } = start();
  const config = '/api/auth/public-config';

  const inputs = [config, `https://any.example.com${config}`, new URL(`http://localhost:7130${config}`)];
  const statuses = await Promise.all(inputs.map(async (input) => (await mock.fetch(input)).status));

  expect(statuses).toEqual([200, 200, 200]);
  expect((await mock.fetch(new Request(`http://localhost:7130${config}`))).status).toBe(200);
  expect((await mock.fetch(new Request(`http://localhost:7130${config}`), { method: 'OPTIONS' })).status).toBe(204);
});

test('returns redirects and does not follow them', async () => {
  const world = start({ resetPasswordMethod: 'link' });
  const token = await mailedLinkToken(world, 'https://app.example.com/reset');

  const { status, headers } = await world.mock.fetch(`/api/auth/email/reset-password-link?token=${token}`);

  expect(status).toBe(302);
  expect(headers.get('location')).toMatch(/^https:\/\/app\.example\.com\/reset\?token=/);
});

test('mails links to its base URL, path included', async () => {
  const world = start({ resetPasswordMethod: 'link' }, { baseUrl: 'https://api.example.com/insforge/' });
  const token = await mailedLinkToken(world, 'https://app.example.com/reset');

  const [mail] = await world.mock.outbox.list();

  expect(world.mock.baseUrl).toBe('https://api.example.com/insforge');
  expect(mail?.link).toBe(`https://api.example.com/insforge/api/auth/email/reset-password-link?token=${token}`);
  expect((await world.mock.fetch(mail?.link ?? '', { redirect: 'manual' })).status).toBe(302);
});

test('an option that says where links lead wins over the place of the app', async () => {
  const app = ' http://localhost:5173/ ';
  const own = pocketbase({ appURL: 'https://pb.example.com' });
  const linkOf = async (provider: typeof own) => {
    const mock = createMockServer(provider, { app, seed: [provider.demo] });
    return (await mock.situations.make('fresh')).link;
  };

  expect(await linkOf(pocketbase())).toMatch('http://localhost:5173?token=');
  expect(await linkOf(own)).toMatch('https://pb.example.com?token=');
});

test('refuses what is no URL as the place of the app, and an app for what is no provider', () => {
  const made = (app: unknown) => () => createMockServer(insforge(), { app: app as string });

  expect(made('localhost:5173')).toThrow(
    `Expected an absolute URL such as 'http://localhost:5173' as app, not "localhost:5173".`,
  );
  expect(made(5)).toThrow(`Expected an absolute URL such as 'http://localhost:5173' as app, not 5.`);
  expect(() => createMockServer(insforge as never, { app: 'http://localhost:5173' })).toThrow('Expected a provider');
});

test.each(['localhost:7130', 'example.com', 'ftp://example.com', 'http://example.com/?a=1', ''])(
  'refuses %j as a base URL',
  (baseUrl) => {
    expect(() => createMockServer(insforge(), { baseUrl })).toThrow(
      `Expected an absolute URL such as 'http://localhost:7130', or '*', as baseUrl, not ${JSON.stringify(baseUrl)}.`,
    );
  },
);

test.each([
  [{ email: 'nobody' }, `Expected an e-mail address as an account's email, not "nobody".`],
  [
    { email: u.email, createdAt: 'yesterday' },
    `Expected a time in ISO 8601 as an account's createdAt, not "yesterday".`,
  ],
  [{ email: u.email, id: '' }, `Expected a string that is not empty as an account's id, not "".`],
])('refuses to start with %j', async (account, sentence) => {
  expect(() => createMockServer(insforge(), { seed: [account] })).toThrow(sentence);
  await expect(start().mock.accounts.put(account)).rejects.toThrow(sentence);
});

test('refuses to start with a field that accounts do not have', () => {
  const seed = [{ email: u.email, pasword: 'typo' }];

  expect(() => createMockServer(insforge(), { seed })).toThrow(
    'An account has no field "pasword". Known: id, email, password, emailVerified, name, providers, createdAt.',
  );
});

test('never sees another mock: accounts, mails, clock, options and limits are its own', async () => {
  const one = start();
  const other = start();
  await mailedCode(one);
  await one.mock.accounts.put({ email: 'bob@example.com' });
  await one.mock.options.set({ passwordMinLength: 9 });
  one.mock.clock.advance('1h');
  one.mock.limits.set('real');

  expect(await other.mock.outbox.list()).toEqual([]);
  expect(await other.mock.accounts.list()).toEqual([uma]);
  expect(await other.mock.options.get()).toEqual(insforge().options);
  expect(other.mock.clock.now()).toBe(Date.parse('2026-01-02T03:04:05Z'));
  expect(other.mock.limits.get()).toBe('off');
});

test('draws the same codes, tokens and ids from the same seed, also after a restart', async () => {
  const draw = async (world: ReturnType<typeof start>): Promise<unknown> => ({
    token: await exchangedToken(world),
    mails: await world.mock.outbox.list(),
    accounts: await world.mock.accounts.list(),
  });
  const one = start({}, { random: 'seed' });
  const first = await draw(one);
  await one.mock.restart();

  expect(await draw(one)).toEqual(first);
  expect(await draw(start({}, { random: 'seed' }))).toEqual(first);
  expect(await draw(start({}, { random: 'another' }))).not.toEqual(first);
});

test('takes nothing from the randomness of another mock with the same seed', async () => {
  const one = start({}, { random: 1 });
  const other = start({}, { random: 1 });

  const codes = [await mailedCode(one), await mailedCode(one)];
  const others = [await mailedCode(other), await mailedCode(other)];

  expect(others).toEqual(codes);
  expect(codes[0]).not.toBe(codes[1]);
});
