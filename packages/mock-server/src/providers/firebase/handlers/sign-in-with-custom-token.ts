import type { Backend, Reply, Request } from '../backend.ts';
import { claimsIn } from '../base64.ts';
import { unfitClaims } from '../claims.ts';
import { type Failure, refused } from '../errors.ts';
import { issueTokens } from '../tokens.ts';
import { addUser, findUser, updateUser } from '../users.ts';

const audience = 'https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit';

/** `POST /v1/accounts:signInWithCustomToken`: signs in with a token that a server of the app made. */
export async function signInWithCustomToken(
  { body }: Request<'signInWithCustomToken'>,
  backend: Backend,
): Promise<Reply<'signInWithCustomToken'>> {
  if (!body.token) return refused('MISSING_CUSTOM_TOKEN');
  const payload = payloadOf(body.token, backend.tenantId);
  if ('status' in payload) return payload as Failure<400>;
  const { uid, user_id, claims = {} }: Readonly<Record<string, unknown>> = Object(payload);
  const localId = textOf(uid) ?? textOf(user_id);
  if (!localId) return refused('MISSING_IDENTIFIER');
  const unfit = unfitClaims(claims);
  if (unfit) return unfit;
  const present = await findUser(backend, localId);
  if (present?.disabled) return refused('USER_DISABLED');
  const now = String(backend.clock.now());
  const fields = { customAuth: true, lastLoginAt: now };
  const user = present
    ? await updateUser(backend, localId, fields)
    : await addUser(backend, localId, { ...fields, createdAt: now });
  if (!user) return refused('USER_NOT_FOUND');
  const tokens = await issueTokens(backend, user, { provider: 'custom', extraClaims: Object(claims) });
  return { status: 200, body: { kind: 'identitytoolkit#VerifyCustomTokenResponse', isNewUser: !present, ...tokens } };
}

/** The claims of a token: JSON as it is, or those of a JWT, whose signature is not checked. */
function payloadOf(token: string, tenant: string | undefined): object {
  if (token.startsWith('{')) {
    try {
      return Object(JSON.parse(token));
    } catch {
      return refused(
        'INVALID_CUSTOM_TOKEN : ((Auth Emulator only accepts strict JSON or JWTs as fake custom tokens.))',
      );
    }
  }
  const payload = claimsIn(token);
  const { aud, tenant_id }: { readonly aud?: unknown; readonly tenant_id?: unknown } = Object(payload);
  if (tenant !== undefined && tenant_id !== tenant) return refused('TENANT_ID_MISMATCH');
  if (payload === undefined) return refused('INVALID_CUSTOM_TOKEN : Invalid assertion format');
  if (aud === audience) return Object(payload);
  return refused(
    `INVALID_CUSTOM_TOKEN : ((Invalid aud (audience): ${aud} Note: Firebase ID Tokens / third-party tokens cannot be used with signInWithCustomToken.))`,
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
