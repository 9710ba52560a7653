import type { Backend, Reply, Request } from '../backend.ts';
import { badJwt, invalid } from '../errors.ts';
import { mailToken } from '../mail-token.ts';
import { redirectTarget } from '../redirect-target.ts';
import { userById } from '../users.ts';

/** `GET /auth/v1/reauthenticate`: mails the nonce that a change of password may require. */
export async function reauthenticate(
  { caller, headers, baseUrl, ip }: Request<'reauthenticate'>,
  backend: Backend,
): Promise<Reply<'reauthenticate'>> {
  const row = await userById(backend, caller?.subject ?? '');
  if (!row) return badJwt('invalid claim: missing sub claim');
  if (row.email === '' && row.phone === '')
    return invalid('Reauthentication requires the user to have an email or a phone number');
  const redirectTo = redirectTarget({ headers, query: {} }, backend.options);
  const mail = { kind: 'reauthentication', template: 'reauthentication', redirectTo, baseUrl, ip } as const;
  return (await mailToken(backend, row, mail)) ?? { status: 200, body: {} };
}
