import { isEmail, isPhoneNumber } from '../addresses.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { unfitAttributes } from '../claims.ts';
import { refused } from '../errors.ts';
import { hashOf, passwordFields, secondsOf } from '../passwords.ts';
import { newUser, type ProviderInfo, passwordProvider, phoneProvider, type User, type UserFields } from '../user.ts';
import { findByEmail, findByProvider, findUser, putUser } from '../users.ts';

type Body = Request<'batchCreateProjectAccounts'>['body'];
type Given = NonNullable<Body['users']>[number];

/** `POST /v1/projects/{id}/accounts:batchCreate`: imports accounts. The answer names those that were not fit. */
export async function batchCreateProjectAccounts(
  { body }: Request<'batchCreateProjectAccounts'>,
  backend: Backend,
): Promise<Reply<'batchCreateProjectAccounts'>> {
  const { users = [] } = body;
  if (users.length === 0) return refused('MISSING_USER_ACCOUNT');
  const twice = repeatedIn(body);
  if (twice !== undefined) return refused(twice);
  const error: { index: number; message: string }[] = [];
  for (const [index, given] of users.entries()) {
    const message = await unfit(backend, given, body);
    if (message === undefined) await putUser(backend, userOf(backend, given));
    else error.push({ index, message });
  }
  return { status: 200, body: { kind: 'identitytoolkit#UploadAccountResponse', error } };
}

/** What two accounts of a request have in common, as a refusal. */
function repeatedIn({ users = [], sanityCheck, allowOverwrite }: Body): string | undefined {
  const providers = users.flatMap(({ providerUserInfo = [] }) => providerUserInfo);
  const wholes = providers.map(({ providerId, rawId }) => `Provider id(${providerId}), Raw id(${rawId})`);
  const [email, provider] = sanityCheck
    ? [repeated(users.flatMap((user) => user.email || [])), repeated(wholes)]
    : [undefined, undefined];
  if (email !== undefined) return `DUPLICATE_EMAIL : ${email}`;
  if (provider !== undefined) return `DUPLICATE_RAW_ID : ${provider}`;
  const localId = allowOverwrite ? undefined : repeated(users.map((user) => user.localId ?? ''));
  return localId === undefined ? undefined : `DUPLICATE_LOCAL_ID : ${localId}`;
}

function repeated(values: readonly string[]): string | undefined {
  return values.find((value, index) => values.indexOf(value) < index);
}

/** Why an account is not imported. */
async function unfit(
  backend: Backend,
  { localId, tenantId, customAttributes, providerUserInfo = [], phoneNumber, email }: Given,
  { sanityCheck, allowOverwrite }: Body,
): Promise<string | undefined> {
  if (!localId) return 'localId is missing';
  if (tenantId && tenantId !== backend.tenantId)
    return 'Tenant id in userInfo does not match the tenant id in request.';
  const claims = customAttributes ? unfitAttributes(customAttributes) : undefined;
  if (claims) return claimWords(claims.body.error.message);
  for (const one of providerUserInfo.filter(isLinked)) {
    const message = await unfitProvider(backend, localId, one);
    if (message !== undefined) return message;
  }
  if (phoneNumber && !isPhoneNumber(phoneNumber)) return 'phone number format is invalid';
  if (email && !isEmail(email)) return 'email is invalid';
  const holder = email ? await findByEmail(backend, email) : undefined;
  if (holder && holder.localId !== localId)
    return sanityCheck
      ? 'email exists in other account in database'
      : `((Auth Emulator does not support importing duplicate email: ${email}))`;
  if (allowOverwrite || !(await findUser(backend, localId))) return undefined;
  return 'localId belongs to an existing account - can not overwrite.';
}

function claimWords(refusal: string): string {
  if (refusal === 'INVALID_CLAIMS') return 'Invalid custom claims provided.';
  if (refusal === 'CLAIMS_TOO_LARGE') return 'Custom claims provided are too large.';
  return 'Custom claims provided include a reserved claim.';
}

/** Whether a way to sign in is one of another provider. The others follow from address and number. */
function isLinked({ providerId }: ProviderInfo): boolean {
  return providerId !== passwordProvider && providerId !== phoneProvider;
}

async function unfitProvider(
  backend: Backend,
  localId: string,
  { providerId, rawId, federatedId }: ProviderInfo,
): Promise<string | undefined> {
  if (!providerId || !rawId)
    return federatedId
      ? '((Parsing federatedId is not implemented in Auth Emulator; please specify providerId AND rawId as a workaround.))'
      : 'federatedId or (providerId & rawId) is required';
  const holder = await findByProvider(backend, providerId, rawId);
  return holder && holder.localId !== localId ? 'raw id exists in other account in database' : undefined;
}

/** The account, with its keys in the emulator's order. */
function userOf(backend: Backend, given: Given): User {
  const { localId = '', displayName, photoUrl, lastLoginAt, customAttributes, phoneNumber, email } = given;
  const now = backend.clock.now();
  const linked = given.providerUserInfo?.filter(isLinked);
  return newUser(
    localId,
    {
      createdAt: Number.isNaN(Number(given.createdAt)) ? String(now) : given.createdAt,
      lastLoginAt,
      displayName,
      photoUrl,
      tenantId: backend.tenantId,
      ...passwordOf(backend, given),
      customAttributes: customAttributes || undefined,
      providerUserInfo: linked && [],
      phoneNumber: phoneNumber || undefined,
      validSince: secondsOf(now),
      email: email?.toLowerCase() || undefined,
      emailVerified: Boolean(given.emailVerified),
      disabled: Boolean(given.disabled),
    },
    linked,
  );
}

/** A hash is kept as it is. Nobody signs in with it, unless it is one of the emulator's own. */
function passwordOf(backend: Backend, { passwordHash, rawPassword, salt }: Given): UserFields {
  if (passwordHash) return { passwordHash, salt, passwordUpdatedAt: backend.clock.now() };
  if (!rawPassword) return {};
  const { validSince: _own, ...fields } = passwordFields(backend, rawPassword);
  return salt ? { ...fields, salt, passwordHash: hashOf(rawPassword, salt) } : fields;
}
