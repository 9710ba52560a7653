import type { Backend, Reply, Request } from '../backend.ts';
import { notImplemented, refused } from '../errors.ts';
import { idpAnswer, idpParameters, readClaims } from '../idp.ts';
import { joinAccount, linkAccount } from '../idp-accounts.ts';
import { issueTokens, ownerOfIdToken } from '../tokens.ts';
import { addUser, findByProvider, newLocalId, updateUser } from '../users.ts';
import { withoutGaps } from '../without-gaps.ts';

/** `POST /v1/accounts:signInWithIdp`: signs in with the ID token of another provider. */
export async function signInWithIdp(
  { body }: Request<'signInWithIdp'>,
  backend: Backend,
): Promise<Reply<'signInWithIdp'>> {
  if (body.returnRefreshToken) return notImplemented('returnRefreshToken is not implemented yet.');
  if (body.pendingIdToken) return notImplemented('pendingIdToken is not implemented yet.');
  const given = idpParameters(body);
  if ('status' in given) return given;
  const { providerId, idToken, accessToken } = given;
  const read = readClaims(idToken ?? accessToken);
  if ('status' in read) return read;
  const { claims } = read;
  if (!claims) return unreadable(providerId, idToken, accessToken);
  const asked = idpAnswer(providerId, claims, { idToken, accessToken });
  const owner = body.idToken ? await ownerOfIdToken(backend, body.idToken) : undefined;
  if (owner && 'status' in owner) return owner;
  const present = await findByProvider(backend, providerId, claims.sub);
  const plan = owner
    ? await linkAccount(backend, asked, owner.user, present)
    : await joinAccount(backend, asked, claims.sub, present);
  if ('status' in plan) {
    if (!body.returnIdpCredential) return plan;
    return { status: 200, body: { ...asked, errorMessage: plan.body.error.message } };
  }
  if (plan.answer.needConfirmation) return { status: 200, body: plan.answer };
  return signedIn(backend, claims.sub, plan);
}

type Plan = Exclude<Awaited<ReturnType<typeof joinAccount>>, { status: 400 }>;

async function signedIn(
  backend: Backend,
  rawId: string,
  { answer, fields, remove }: Plan,
): Promise<Reply<'signInWithIdp'>> {
  const { providerId, displayName, photoUrl, email, screenName } = answer;
  const own = withoutGaps({ providerId, rawId, federatedId: rawId, displayName, photoUrl, email, screenName });
  const now = String(backend.clock.now());
  const user = answer.localId
    ? await updateUser(backend, answer.localId, { ...fields, lastLoginAt: now }, { upsert: [own], remove })
    : await addUser(backend, newLocalId(backend), { ...fields, createdAt: now, lastLoginAt: now }, [own]);
  if (!user) return refused('USER_NOT_FOUND');
  if (user.disabled) return refused('USER_DISABLED');
  const tokens = await issueTokens(backend, user, { provider: providerId });
  const emailVerified = user.email === answer.email ? user.emailVerified : answer.emailVerified;
  const { localId, tenantId } = user;
  return { status: 200, body: withoutGaps({ ...answer, emailVerified, localId, tenantId, ...tokens }) };
}

function unreadable(providerId: string, idToken?: string, accessToken?: string): Reply<'signInWithIdp'> {
  if (idToken)
    return refused(
      `INVALID_IDP_RESPONSE : Unable to parse id_token: ${idToken} ((Auth Emulator only accepts strict JSON or JWTs as fake id_tokens.))`,
    );
  if (!accessToken)
    return notImplemented('The Auth Emulator only supports sign-in with credentials (id_token required).');
  if (providerId !== 'google.com' && providerId !== 'apple.com')
    return notImplemented(`The Auth Emulator does not support ${providerId} sign-in with credentials.`);
  return notImplemented(
    `The Auth Emulator only support sign-in with ${providerId} using id_token, not access_token. Please update your code to use id_token.`,
  );
}
