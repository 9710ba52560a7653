import { expect, test } from 'vitest';
import { givenSupabase } from './given-supabase.ts';

test('there is none without a URL', () => {
  expect(givenSupabase({ RESETKIT_SUPABASE_SET: 'gateway=none' })).toBeUndefined();
});

test('reads URL, outbox and the parameters of --set', () => {
  const given = givenSupabase({
    RESETKIT_SUPABASE_URL: 'http://localhost:54321/',
    RESETKIT_SUPABASE_OUTBOX: 'http://localhost:54324',
    RESETKIT_SUPABASE_SET: 'anonKey=a.b=  gateway=kong',
  });

  expect(given).toMatchObject({
    baseUrl: 'http://localhost:54321',
    outbox: 'http://localhost:54324',
    parameters: { anonKey: 'a.b=', gateway: 'kong' },
  });
  expect(given?.urlOf('http://localhost:54321/auth/v1/health')).toBe('http://localhost:54321/auth/v1/health');
});

test('sends nothing of /auth/v1 to a GoTrue alone, but in a redirect', () => {
  const given = givenSupabase({
    RESETKIT_SUPABASE_URL: 'http://localhost:9999',
    RESETKIT_SUPABASE_SET: 'gateway=none',
  });

  expect(given?.urlOf('http://localhost:9999/auth/v1/verify?redirect_to=http://x/auth/v1')).toBe(
    'http://localhost:9999/verify?redirect_to=http://x/auth/v1',
  );
});

test('refuses a setting without a value', () => {
  expect(() => givenSupabase({ RESETKIT_SUPABASE_URL: 'http://x', RESETKIT_SUPABASE_SET: 'anonKey' })).toThrow(
    'RESETKIT_SUPABASE_SET: expected NAME=VALUE, not "anonKey".',
  );
});
