import { expect, test } from 'vitest';
import { createPasswordReset } from '../../reset/password-reset.ts';
import { createPocketbaseClient } from './index.ts';

/** `{"type":"passwordReset"}` between two parts that nobody reads here. */
const token = 'a.eyJ0eXBlIjoicGFzc3dvcmRSZXNldCJ9.c';

test.each([
  ['the query', 'https://a.example/reset?token=T&x=1#f', 'https://a.example/reset?x=1#f'],
  ['the fragment', 'https://a.example/reset#token=T', 'https://a.example/reset'],
  ['the query of a route', 'https://a.example/#/reset?y=2&token=T', 'https://a.example/#/reset?y=2'],
  [
    'the route of a hash router',
    'https://a.example/_/#/auth/confirm-password-reset/T',
    'https://a.example/_/#/auth/confirm-password-reset/',
  ],
  ['the path', 'https://a.example/reset/T?tab=1', 'https://a.example/reset/?tab=1'],
])('reads a token in %s, and cleans it away', (_place, url, cleanUrl) => {
  const reset = createPasswordReset(createPocketbaseClient({ baseUrl: 'https://backend.test' }));

  const read = reset.readLink(url.replace('T', token));

  expect(read).toMatchObject({ data: { step: 'ready', token }, error: undefined, cleanUrl });
  expect(reset.state).toBe(read?.data);
});
