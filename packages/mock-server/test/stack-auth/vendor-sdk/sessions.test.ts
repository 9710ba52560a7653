import { serve } from '@resetkit/mock-server/http';
import * as v102 from 'stackframe-js-102';
import * as v108 from 'stackframe-js-108';
import { expect, onTestFinished, test } from 'vitest';
import { start, u } from '../world.ts';

type Settings = Pick<ConstructorParameters<typeof v102.StackClientApp>[0], 'tokenStore'> &
  Record<'projectId' | 'publishableClientKey' | 'baseUrl', string>;
type Reader = (settings: Settings) => Promise<{ readonly primaryEmail: string | null } | null>;

const versions: readonly (readonly [name: string, getUser: Reader])[] = [
  ['@stackframe/js 2.8.102', (settings) => new v102.StackClientApp(settings).getUser()],
  ['@stackframe/js 2.8.108', (settings) => new v108.StackClientApp(settings).getUser()],
];

test.each(versions)('an app with the cookies of a session is signed in, %s', async (_name, getUser) => {
  const { mock } = start({}, { clock: Date.now });
  const server = await serve(mock, { port: 0 });
  onTestFinished(server.close);
  const { projectId, publishableClientKey } = await mock.options.get();

  const { storage } = await mock.sessions.make(u.email);

  const cookie = storage.map(({ key, value }) => `${key}=${value}`).join('; ');
  const user = await getUser({
    projectId,
    publishableClientKey,
    baseUrl: server.baseUrlOf(mock),
    // As a server reads the cookies of a page.
    tokenStore: { headers: new Headers({ cookie }) },
  });
  expect(user?.primaryEmail).toBe(u.email);
});

test.each(versions)('an app with the tokens of a session is signed in, %s', async (_name, getUser) => {
  const { mock } = start({}, { clock: Date.now });
  const server = await serve(mock, { port: 0 });
  onTestFinished(server.close);
  const { projectId, publishableClientKey } = await mock.options.get();

  const { tokens } = await mock.sessions.make(u.email);

  const { accessToken = '', refreshToken = '' } = tokens;
  const baseUrl = server.baseUrlOf(mock);
  const tokenStore = { accessToken, refreshToken };
  const user = await getUser({ projectId, publishableClientKey, baseUrl, tokenStore });
  expect(user?.primaryEmail).toBe(u.email);
});
