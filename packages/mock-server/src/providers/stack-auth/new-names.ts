import type { WireRequest } from '../../core/wire.ts';
import type { Profile } from './options.ts';

/** The prefix of header names of the renamed product. These headers mean the same as those with `x-stack-`. */
export const newPrefix = 'x-hexclave-';

/**
 * Whether answers have the server's headers under the new names too: because of the profile, or because the request or
 * its preflight uses them.
 */
export function usesNewNames({ headers }: WireRequest, profile: Profile): boolean {
  const inPreflight = headers['access-control-request-headers']?.includes(newPrefix) ?? false;
  return profile === 'hexclave' || inPreflight || Object.keys(headers).some((name) => name.startsWith(newPrefix));
}
