import { expect, test } from 'vitest';
import { backends } from './src/backends/list.ts';
import { findPlace } from './src/backends/place.ts';

const env = { BASE_URL: '/', MODE: 'test', DEV: false, PROD: true, SSR: false };

test('without a variable every backend is on the port, with the keys of its mock server', async () => {
  const place = await findPlace(env);

  expect(place.kind).toBe('port');
  expect(place.inboxUrl).toBe('http://localhost:7357/');
  expect(place.backends).toBe(backends);
  expect(backends.map((backend) => place.optionsOf(backend))).toEqual(
    backends.map(({ id, clientOptions }) => ({ ...clientOptions, baseUrl: `http://localhost:7357/${id}` })),
  );
});

test('a variable names the real backends; one that only stores accounts is no choice', async () => {
  const supabase = { baseUrl: 'https://project.supabase.co', anonKey: 'a key' };
  const apphandoff = { baseUrl: 'https://portal.example.com' };
  const place = await findPlace({ ...env, VITE_BACKENDS: JSON.stringify({ supabase, apphandoff }) });

  expect(place.kind).toBe('real');
  expect(place.backends.map(({ id }) => id)).toEqual(['apphandoff']);
  const optionsOf = Object.fromEntries(backends.map((backend) => [backend.id, place.optionsOf(backend)]));
  const none = Object.fromEntries(backends.map(({ id }) => [id, {}]));
  expect(optionsOf).toEqual({ ...none, supabase, apphandoff });
});

test.each([
  ['{', 'VITE_BACKENDS is JSON such as {"insforge":{"baseUrl":"https://app.example.com"}}, not {'],
  ['{"clerk":{}}', `VITE_BACKENDS names none of ${backends.map(({ id }) => id).join(', ')}.`],
])('%s is refused with what is expected', async (VITE_BACKENDS, sentence) => {
  await expect(findPlace({ ...env, VITE_BACKENDS })).rejects.toThrow(sentence);
});
