import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '@resetkit/sdk/mock-control/operations';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { u } from '../insforge/world.ts';
import { controlling, problem } from './controlling.ts';

const description = parse(readFileSync(join(import.meta.dirname, '../../../../openapi/mock-control.yaml'), 'utf8'), {
  merge: true,
});

test('says that it is up, which version it and its control API are, what it imitates and how to ask that for a reset', async () => {
  const { control, server } = await controlling();
  const baseUrl = server.baseUrls['insforge'] ?? '';
  const ask = `curl -s ${baseUrl}/api/auth/email/send-reset-password`;

  expect(await control('GET', '/health')).toEqual({
    status: 200,
    body: {
      status: 'ok',
      version: packageJson.version,
      controlApi: description.info.version,
      providers: [
        {
          id: 'insforge',
          title: 'InsForge',
          imitates: 'InsForge 2.3.1',
          baseUrl,
          example: `${ask} -H 'Content-Type: application/json' -d '{"email":"ada@example.com"}'`,
        },
      ],
    },
  });
});

test('answers JSON, and refuses with problem documents', async () => {
  const { control } = await controlling();

  expect((await control('GET', '/health')).headers.get('content-type')).toBe('application/json');
  expect((await control('GET', '/nothing')).headers.get('content-type')).toBe('application/problem+json');
});

test.each(['', '/', '/insforge/nothing', '/insforge/outbox/1', '/health/more'])(
  'has nothing at /_resetkit%s',
  async (path) => {
    const { control } = await controlling();

    expect(await control('GET', path)).toEqual(
      problem(404, 'Not Found', `There is no /_resetkit${path} in the control API. See openapi/mock-control.yaml.`),
    );
  },
);

test('does not mind a slash at the end', async () => {
  const { control } = await controlling();

  expect((await control('GET', '/insforge/outbox/')).status).toBe(200);
});

describe('a provider that is not served', () => {
  const ofProviders = Object.values(operations).filter(({ path }) => path.includes('{provider}'));

  test.each(ofProviders)('is not found by $method $path', async ({ method, path }) => {
    const { control } = await controlling();
    const asked = path.replace('/_resetkit/{provider}', '/supabase').replace('{email}', u.email);

    expect(await control(method, asked, method === 'GET' ? undefined : {})).toEqual(
      problem(404, 'Not Found', 'No provider "supabase" is served here. Served: insforge.'),
    );
  });
});

test.each([
  ['POST', '/health', 'GET, HEAD', 'GET'],
  ['PUT', '/insforge/outbox', 'GET, HEAD, DELETE', 'GET and DELETE'],
  ['PUT', '/insforge/accounts', 'GET, HEAD, POST', 'GET and POST'],
  ['PUT', '/insforge/accounts/u@example.com', 'GET, HEAD, DELETE, PATCH', 'GET, DELETE, and PATCH'],
  ['PUT', '/insforge/options', 'GET, HEAD, PATCH', 'GET and PATCH'],
  ['PATCH', '/insforge/clock', 'GET, HEAD, POST', 'GET and POST'],
  ['GET', '/insforge/restart', 'POST', 'POST'],
])('does not take %s at %s, and says what it takes', async (method, path, allow, words) => {
  const { control } = await controlling();

  const answer = await control(method, path);

  expect(answer).toEqual(problem(405, 'Method Not Allowed', `/_resetkit${path} takes ${words}, not ${method}.`));
  expect(answer.headers.get('allow')).toBe(allow);
});
