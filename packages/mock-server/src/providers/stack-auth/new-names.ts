import type { WireRequest } from '../../core/wire.ts';
import type { Profile } from './options.ts';

/** What headers of the renamed product begin with; they are the same as those that begin with `x-stack-`. */
export const newPrefix = 'x-hexclave-';

/** Whether answers name the server's headers in the new way too: as the profile says, or because the request does, or its preflight. */
export function usesNewNames({ headers }: WireRequest, profile: Profile): boolean {
  const asked = headers['access-control-request-headers']?.includes(newPrefix) ?? false;
  return profile === 'hexclave' || asked || Object.keys(headers).some((name) => name.startsWith(newPrefix));
}
