import type { SupabaseOptions } from '@resetkit/mock-server/supabase';
import { expect } from 'vitest';
import type { Expected } from '../../reply.ts';
import { type Vector as AnyVector, repliesOf, type TableOf, tableOf } from '../../vector.ts';
import { failure, type World } from '../world.ts';

/** One fact about Supabase Auth. `ada@example.com` exists. */
export type Vector = AnyVector<World, Partial<SupabaseOptions>>;

export const taken = { status: 200, body: {} };
export const badLink = {
  status: 403,
  body: { code: 'otp_expired', message: 'Email link is invalid or has expired' },
};
export const badDigits = { status: 403, body: { code: 'otp_expired', message: 'Token has expired or is invalid' } };
export const sessionGone = {
  status: 403,
  body: { code: 'session_not_found', message: 'Session from session_id claim in JWT does not exist' },
};
export const invalid = (message: string): Expected => ({
  status: 400,
  body: { code: 'validation_failed', message },
});
export const malformed = {
  status: 400,
  body: {
    code: 'bad_json',
    message: expect.stringMatching(/^Could not parse request body as JSON: /),
  },
};
export const badAddress = invalid('Unable to validate email address: invalid format');

/** A vector of one reply, with its status and its whole body. */
export const replies = repliesOf<World, Partial<SupabaseOptions>>;

/** A vector for each row of a table. */
export const table: TableOf<World, Partial<SupabaseOptions>> = tableOf;

/** The gateway's reply to a request without a key. */
export const noKey = {
  status: 401,
  body: { message: 'No API key found in request', hint: 'No `apikey` request header or url param was found.' },
};

/** The reply to a caller that is not an administrator. */
export const notAdmin = failure(403, 'not_admin', 'User not allowed');
