import { createClock } from '../core/clock.ts';
import { totpAt } from '../core/totp.ts';
import { fromBase32 } from '../providers/supabase/base32.ts';
import type { Values } from './placeholders.ts';

/** Six digits for half a minute, as authenticator apps show them (RFC 6238). */
const rules = { stepMs: 30_000, digits: 6 };
const prefix = 'totp.';

/** The same values, and for each saved secret `x` in base32 the code that an authenticator app shows now, as `totp.x`. */
export function withCodes(values: Values): Values {
  return {
    get(name) {
      const secret = name.startsWith(prefix) ? values.get(name.slice(prefix.length)) : undefined;
      return secret === undefined ? values.get(name) : totpAt(fromBase32(secret), createClock().now(), rules);
    },
  };
}
