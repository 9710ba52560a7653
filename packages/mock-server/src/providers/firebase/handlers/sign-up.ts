import { isEmail, isPhoneNumber } from '../addresses.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { type Failure, refused } from '../errors.ts';
import { passwordFields, weakness } from '../passwords.ts';
import { issueTokens, ownerOfIdToken } from '../tokens.ts';
import { passwordProvider, type User, type UserFields } from '../user.ts';
import { addUser, findByEmail, findByPhone, findUser, newLocalId, updateUser } from '../users.ts';
import { withoutGaps } from '../without-gaps.ts';

type Body = Request<'signUp'>['body'];

/** `POST /v1/accounts:signUp`, also for administrators: creates an account. */
export async function signUp(
  { body, caller }: Pick<Request<'signUp'>, 'body' | 'caller'>,
  backend: Backend,
): Promise<Reply<'signUp'>> {
  const isOwner = caller?.role === 'owner';
  const refusal = isOwner ? await unfitForOwner(backend, body) : unfitForAnyone(backend, body);
  if (refusal) return refusal;
  const provider = isOwner ? undefined : body.idToken || body.password || body.email ? passwordProvider : 'anonymous';
  const fields = await fieldsOf(backend, body, isOwner, provider);
  if ('status' in fields) return fields;
  const user = await written(backend, body, fields);
  if ('status' in user) return user;
  const { localId, displayName, email } = user;
  const tokens = provider && (await issueTokens(backend, user, { provider }));
  return {
    status: 200,
    body: withoutGaps({
      kind: 'identitytoolkit#SignupNewUserResponse' as const,
      localId,
      displayName,
      email,
      ...tokens,
    }),
  };
}

function unfitForAnyone({ options }: Backend, { localId, idToken, password, email }: Body): Failure<400> | undefined {
  if (localId) return refused('UNEXPECTED_PARAMETER : User ID');
  if (!idToken && !password && !email) return undefined;
  if (!email) return refused('MISSING_EMAIL');
  if (!password) return refused('MISSING_PASSWORD');
  return options.allowPasswordSignup ? undefined : refused('OPERATION_NOT_ALLOWED');
}

async function unfitForOwner(
  backend: Backend,
  { localId, idToken, phoneNumber }: Body,
): Promise<Failure<400> | undefined> {
  if (idToken && localId) return refused('UNEXPECTED_PARAMETER : User ID');
  if (localId && (await findUser(backend, localId))) return refused('DUPLICATE_LOCAL_ID');
  if (!phoneNumber) return undefined;
  if (!isPhoneNumber(phoneNumber)) return refused('INVALID_PHONE_NUMBER : Invalid format.');
  return (await findByPhone(backend, phoneNumber)) ? refused('PHONE_NUMBER_EXISTS') : undefined;
}

/** What the account gets, with the keys in the emulator's order. */
async function fieldsOf(
  backend: Backend,
  body: Body,
  isOwner: boolean,
  provider: string | undefined,
): Promise<UserFields | Failure<400>> {
  const { email, password, displayName, photoUrl, emailVerified = false, phoneNumber, disabled, mfaInfo = [] } = body;
  if ((email || (email === '' && provider)) && !isEmail(email)) return refused('INVALID_EMAIL');
  if (email && (await findByEmail(backend, email))) return refused('EMAIL_EXISTS');
  const weak = password ? weakness(backend, password) : undefined;
  if (weak) return weak;
  if (mfaInfo.some(({ phoneInfo }) => !isPhoneNumber(String(phoneInfo ?? ''))))
    return refused('INVALID_MFA_PHONE_NUMBER : Invalid format.');
  return {
    lastLoginAt: String(backend.clock.now()),
    ...(provider !== 'anonymous' && { displayName }),
    ...(isOwner && { photoUrl }),
    ...(provider !== 'anonymous' && { emailVerified: isOwner && emailVerified }),
    ...(isOwner && phoneNumber && { phoneNumber }),
    ...(isOwner && disabled && { disabled: true }),
    ...(email && { email: email.toLowerCase() }),
    ...(password && passwordFields(backend, password)),
  };
}

async function written(backend: Backend, { idToken, localId }: Body, fields: UserFields): Promise<User | Failure<400>> {
  if (idToken) {
    const owner = await ownerOfIdToken(backend, idToken);
    if ('status' in owner) return owner;
    return (await updateUser(backend, owner.user.localId, fields)) ?? refused('USER_NOT_FOUND');
  }
  const createdAt = String(backend.clock.now());
  const user = await addUser(backend, localId || newLocalId(backend), { ...fields, createdAt });
  if (user) return user;
  return refused(localId && (await findUser(backend, localId)) ? 'DUPLICATE_LOCAL_ID' : 'EMAIL_EXISTS');
}
