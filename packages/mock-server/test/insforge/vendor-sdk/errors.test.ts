import { createClient } from '@insforge/sdk';
import { describe, expect, test } from 'vitest';
import { realBackend } from '../../ways/serving.ts';
import { start, u } from '../world.ts';
import { fieldsOf, open, vendorWays } from './open.ts';

describe.each(vendorWays)('$name', (way) => {
  test('is told to slow down by the sixth mail of an address', async () => {
    const { auth } = await open(way, {}, { limits: 'real' });
    for (const name of ['a', 'b', 'c', 'd', 'e']) await auth.sendResetPasswordEmail({ email: `${name}@example.com` });

    const sixth = await auth.sendResetPasswordEmail({ email: u.email });

    expect(sixth.data).toBeNull();
    expect(fieldsOf(sixth.error)).toEqual({
      name: 'InsForgeError',
      message: 'Too many send email verification requests from this IP. Please try again in 15 minutes.',
      statusCode: 429,
      error: 'TOO_MANY_REQUESTS',
      nextActions: undefined,
    });
  });

  test('is told to wait a minute before the next mail to the same e-mail', async () => {
    const { mock, auth } = await open(way, {}, { limits: 'real' });
    await auth.sendResetPasswordEmail({ email: u.email });
    mock.clock.advance('18s');

    const tooSoon = await auth.sendResetPasswordEmail({ email: u.email });

    expect(fieldsOf(tooSoon.error)).toMatchObject({
      message: 'Please wait 42 seconds before requesting another code for this email',
      statusCode: 429,
    });

    mock.clock.advance('42s');
    expect((await auth.sendResetPasswordEmail({ email: u.email })).error).toBeNull();
  });

  test('is told that there is no such endpoint when it asks for what the mock does not do', async () => {
    const { auth } = await open(way);

    const profile = await auth.getProfile('7d0c2f4e-5a0b-4b7e-9a53-0f6f1f0c5a11');

    expect(fieldsOf(profile.error)).toEqual({
      name: 'InsForgeError',
      message: 'Endpoint /api/auth/profiles/7d0c2f4e-5a0b-4b7e-9a53-0f6f1f0c5a11 not found',
      statusCode: 404,
      error: 'NOT_FOUND',
      nextActions: 'Please check the API documentation for available endpoints',
    });
  });

  test('is told that mail cannot be sent, for an e-mail that somebody has', async () => {
    const { auth } = await open(way, { mail: 'not-configured' });

    const failed = await auth.sendResetPasswordEmail({ email: u.email });

    expect(fieldsOf(failed.error)).toEqual({
      name: 'InsForgeError',
      message: 'No email provider is configured.',
      statusCode: 503,
      error: 'EMAIL_PROVIDER_NOT_CONFIGURED',
      nextActions:
        'Configure and enable custom SMTP, then retry. Cloud-linked projects can use the managed email provider.',
    });
    expect((await auth.sendResetPasswordEmail({ email: 'nobody@example.com' })).error).toBeNull();
  });
});

test('gives up a delayed answer after its own time-out', async () => {
  const { mock } = start({}, { delays: 60_000 });
  const { auth } = createClient({ fetch: mock.fetch, timeout: 5 });

  const late = await auth.sendResetPasswordEmail({ email: u.email });

  expect(fieldsOf(late.error)).toEqual({
    name: 'InsForgeError',
    message: 'Request timed out after 5ms',
    statusCode: 408,
    error: 'REQUEST_TIMEOUT',
    nextActions: undefined,
  });
});

test('goes through a mock without any interception when it is given its fetch', async () => {
  const { mock } = start();
  const { auth } = createClient({ fetch: mock.fetch });

  expect((await auth.signInWithPassword(u)).data?.user.email).toBe(u.email);
});

test('reads its data from the upstream, and signs in at the mock', async () => {
  const rows = [{ id: 1, title: 'Notes' }];
  const seen: (string | undefined)[] = [];
  const upstream = await realBackend(({ method, url, headers }, response) => {
    seen.push(`${method} ${url}`, headers.authorization);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(rows));
  });
  const [, atRoot] = vendorWays;
  if (!atRoot) throw new Error('No way at the root');
  const { client, auth } = await open(atRoot, {}, { upstream });

  const { data: session } = await auth.signInWithPassword(u);
  const { data, error } = await client.database.from('posts').select('id, title').eq('id', 1);

  expect({ data, error }).toEqual({ data: rows, error: null });
  expect(seen).toEqual(['GET /api/database/records/posts?select=id%2Ctitle&id=eq.1', `Bearer ${session?.accessToken}`]);
});
