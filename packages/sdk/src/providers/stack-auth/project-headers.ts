import { current } from '../../client/token.ts';
import type { StackAuthOptions } from './backend.ts';

/** Options that are sent with each call, each in a header of its own name: `projectId` in `x-stack-project-id`. */
const IN_HEADERS = [
  'accessType',
  'projectId',
  'publishableClientKey',
  'secretServerKey',
  'superSecretAdminKey',
  'accessToken',
  'refreshToken',
  'allowAnonymousUser',
  'allowRestrictedUser',
] as const;

/** The headers with the project and the credentials. */
export async function projectHeaders(options: StackAuthOptions): Promise<Record<string, string>> {
  const highest = options.superSecretAdminKey ? 'admin' : options.secretServerKey ? 'server' : 'client';
  const given = { ...options, accessType: options.accessType ?? highest };
  const headers: Record<string, string> = {};
  for (const name of IN_HEADERS) {
    const value = await current(given[name]);
    if (value) headers[`x-stack-${name.replace(/[A-Z]/g, '-$&').toLowerCase()}`] = `${value}`;
  }
  return headers;
}
