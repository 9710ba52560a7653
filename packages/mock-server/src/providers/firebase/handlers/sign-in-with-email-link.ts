import type { Backend, Reply, Request } from '../backend.ts';
import { findCode, useCode } from '../codes.ts';
import { refused } from '../errors.ts';
import { issueTokens, ownerOfIdToken } from '../tokens.ts';
import { passwordProvider } from '../user.ts';
import { addUser, findByEmail, newLocalId, updateUser } from '../users.ts';

/** `POST /v1/accounts:signInWithEmailLink`: signs in with the code of a mailed link. */
export async function signInWithEmailLink(
  { body }: Request<'signInWithEmailLink'>,
  backend: Backend,
): Promise<Reply<'signInWithEmailLink'>> {
  const owner = body.idToken ? await ownerOfIdToken(backend, body.idToken) : undefined;
  if (owner && 'status' in owner) return owner;
  if (!body.email) return refused('MISSING_EMAIL');
  if (!body.oobCode) return refused('MISSING_OOB_CODE');
  const email = body.email.toLowerCase();
  const found = await findCode(backend, body.oobCode);
  if ('refusal' in found) return found.refusal;
  if (found.code.requestType !== 'EMAIL_SIGNIN') return refused('INVALID_OOB_CODE');
  if (found.code.email !== email)
    return refused('INVALID_EMAIL : The email provided does not match the sign-in email address.');
  if (!(await useCode(backend, found.code))) return refused('INVALID_OOB_CODE');
  const known = await findByEmail(backend, email);
  const user = owner?.user ?? known;
  if (user?.disabled) return refused('USER_DISABLED');
  if (owner && known && owner.user.localId !== known.localId) return refused('EMAIL_EXISTS');
  const now = String(backend.clock.now());
  const fields = { email, emailVerified: true, emailLinkSignin: true };
  const signedIn = user
    ? await updateUser(backend, user.localId, fields)
    : await addUser(backend, newLocalId(backend), { ...fields, createdAt: now });
  if (!signedIn) return refused('EMAIL_EXISTS');
  const { localId } = signedIn;
  await updateUser(backend, localId, { lastLoginAt: now });
  const tokens = await issueTokens(backend, signedIn, { provider: passwordProvider });
  const kind = 'identitytoolkit#EmailLinkSigninResponse';
  return { status: 200, body: { kind, email, localId, isNewUser: user === undefined, ...tokens } };
}
