import { expect } from 'vitest';
import { failure, noCollection, tooMany } from '../world.ts';
import { table, type Vector } from './vector.ts';

/** Ways to sign in that no collection of a new server allows. */
export const switchedOffVectors: readonly Vector[] = table(
  [
    ['request-otp', 'requestOTP', 'OTP'],
    ['auth-with-otp', 'authWithOTP', 'OTP'],
    ['auth-with-oauth2', 'authWithOAuth2', 'OAuth2'],
  ] as const,
  '%s is refused before the body is read',
)((path, action, what) => ({
  options: { rateLimits: { enabled: true, rules: [{ label: `users:${action}`, duration: 9, maxRequests: 2 }] } },
  settings: { limits: 'real' },
  source: 'recorded',
  async run({ send }) {
    const at = (collection: string) => `/api/collections/${collection}/${path}`;
    const refused = failure(403, `The collection is not configured to allow ${what} authentication.`);
    const json = { 'content-type': 'application/json' };

    for (const collection of ['users', '_superusers'])
      expect(await send('POST', at(collection), json, '{')).toEqual(refused);
    expect(await send('POST', at('nope'))).toEqual(noCollection);
    expect(await send('POST', at('_mfas'))).toEqual(failure(404, 'Missing or invalid auth collection context.'));
    expect(await send('POST', at('users'), { ...json, 'content-length': '33554433' }, '{}')).toEqual(
      failure(413, 'Request entity too large.'),
    );
    expect(await send('POST', at('users'))).toEqual(tooMany);
  },
}));
