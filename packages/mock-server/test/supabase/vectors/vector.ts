import type { Limits } from '@resetkit/mock-server';
import type { SupabaseOptions } from '@resetkit/mock-server/supabase';
import { expect } from 'vitest';
import type { Reply, World } from '../start.ts';

/** What a vector may change before it begins. */
export interface Given {
  readonly options?: Partial<SupabaseOptions>;
  readonly limits?: Limits;
}

/** One thing that the real server does: what is given, and what happens then. `ada@example.com` exists. */
export interface Vector extends Given {
  readonly title: string;
  run(world: World): Promise<void>;
}

/** A vector that is one answer. */
export function gives(
  title: string,
  act: (world: World) => Promise<Reply>,
  expected: Omit<Reply, 'headers'>,
  given: Given = {},
): Vector {
  return {
    title,
    ...given,
    run: async (world) => {
      expect(await act(world)).toEqual(expected);
    },
  };
}

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
export const invalid = (message: string): Omit<Reply, 'headers'> => ({
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
