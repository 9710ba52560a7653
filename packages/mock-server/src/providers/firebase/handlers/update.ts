import { applyCode } from '../apply-code.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { unfitAttributes } from '../claims.ts';
import { type Failure, notImplemented, refused } from '../errors.ts';
import { languageHeader } from '../links.ts';
import { issueTokens } from '../tokens.ts';
import type { Update } from '../update-own.ts';
import { updateOwn } from '../update-own.ts';
import { changedUser, type User } from '../user.ts';
import { viewOf } from '../user-view.ts';
import { updateUser } from '../users.ts';
import { withoutGaps } from '../without-gaps.ts';

type Body = Request<'update'>['body'];

/** `POST /v1/accounts:update`, also for administrators: applies a mailed code, or changes an account. */
export async function update(
  { body, caller, baseUrl, headers }: Pick<Request<'update'>, 'body' | 'caller' | 'baseUrl' | 'headers'>,
  backend: Backend,
): Promise<Reply<'update'>> {
  const isOwner = caller?.role === 'owner';
  const missing = (['provider', 'upgradeToFederatedLogin'] as const).find((name) => name in body);
  if (missing) return notImplemented(`${missing} is not implemented yet.`);
  const refusal = unfit(body, isOwner);
  if (refusal) return refusal;
  const undone = body.deleteAttribute?.find((name) => name === 'PROVIDER' || name === 'RAW_USER_INFO');
  if (undone) return notImplemented(`deleteAttribute: ${undone}`);
  const asked = body.oobCode
    ? await applyCode(backend, body.oobCode)
    : await updateOwn(backend, body, { isOwner, baseUrl, lang: headers[languageHeader] });
  if ('status' in asked) return asked;
  const { linkProviderUserInfo: link, deleteProvider = [] } = body;
  if (link && !link.providerId) return refused('MISSING_PROVIDER_ID');
  if (link && !link.rawId) return refused('MISSING_RAW_ID');
  const change = { remove: deleteProvider, ...(link && { upsert: [link] }) };
  const user = await updateUser(backend, asked.user.localId, asked.fields, change);
  return answer(backend, user ?? changedUser(asked.user, asked.fields, change), asked);
}

function unfit({ idToken, oobCode, localId, customAttributes }: Body, isOwner: boolean): Failure<400> | undefined {
  if (isOwner && !localId) return refused('MISSING_LOCAL_ID');
  if (!isOwner && !idToken && !oobCode) return refused('INVALID_REQ_TYPE : Unsupported request parameters.');
  if (!isOwner && customAttributes !== undefined) return refused('INSUFFICIENT_PERMISSION');
  return customAttributes ? unfitAttributes(customAttributes) : undefined;
}

/** The account, and new tokens if the earlier ones have ended. */
async function answer(backend: Backend, user: User, { fields, provider, newEmail }: Update): Promise<Reply<'update'>> {
  const tokens = fields.validSince && provider ? await issueTokens(backend, user, { provider }) : {};
  const { localId, emailVerified, providerUserInfo, email, displayName, photoUrl, passwordHash } = viewOf(
    user,
    backend.options,
  );
  return {
    status: 200,
    body: withoutGaps({
      kind: 'identitytoolkit#SetAccountInfoResponse' as const,
      localId,
      emailVerified,
      providerUserInfo,
      email,
      displayName,
      photoUrl,
      newEmail,
      passwordHash,
      ...tokens,
    }),
  };
}
