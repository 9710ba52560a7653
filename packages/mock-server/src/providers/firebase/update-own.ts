import { isEmail, isPhoneNumber } from './addresses.ts';
import type { Backend, Request } from './backend.ts';
import { issueCode } from './codes.ts';
import { mailCode } from './emails.ts';
import { type Failure, refused } from './errors.ts';
import { actionLink } from './links.ts';
import { hidesAccounts } from './options.ts';
import { passwordFields, secondsOf, weakness } from './passwords.ts';
import { ownerOfIdToken } from './tokens.ts';
import { passwordProvider, phoneProvider, type User, type UserFields } from './user.ts';
import { findByEmail, findByPhone, findUser } from './users.ts';
import { withoutGaps } from './without-gaps.ts';

type Body = Request<'update'>['body'];

/** What a request changes: the account, its new fields, and what the answer says besides. */
export interface Update {
  readonly user: User;
  readonly fields: UserFields;
  /** How the caller signed in, if that is known. */
  readonly provider?: string | undefined;
  /** The address that the account has now, if the answer says it. */
  readonly newEmail?: string | undefined;
}

/** Who asks for a change, and where links of the mock begin. */
export interface Asker {
  readonly isOwner: boolean;
  readonly baseUrl: string;
  /** The language of links. */
  readonly lang: string | undefined;
}

/** The change of the account of an ID token, or of the one that an administrator names. */
export async function updateOwn(backend: Backend, body: Body, asker: Asker): Promise<Update | Failure<400>> {
  const subject = await subjectOf(backend, body);
  if ('status' in subject) return subject;
  const { user } = subject;
  const email = body.email ? await newAddress(backend, user, body.email, subject.provider, asker) : {};
  if ('status' in email) return email;
  const weak = body.password ? weakness(backend, body.password) : undefined;
  if (weak) return weak;
  const phone = asker.isOwner ? await newPhone(backend, user, body.phoneNumber) : {};
  if ('status' in phone) return phone;
  const { validSince: _later, ...password } = body.password
    ? passwordFields(backend, body.password)
    : { validSince: '' };
  const isNew = body.password !== undefined && body.password !== '';
  const ends = isNew || Boolean(body.validSince) || email.email !== undefined;
  const fields: UserFields = {
    ...email,
    ...password,
    ...(isNew && { generation: (user.generation ?? 0) + 1 }),
    ...(ends && { validSince: secondsOf(backend.clock.now()) }),
    ...(asker.isOwner && body.disableUser !== undefined && { disabled: body.disableUser }),
    ...phone,
    ...copied(body, asker.isOwner),
    ...removed(body),
  };
  const provider = isNew ? passwordProvider : subject.provider;
  const initialEmail = fields.initialEmail ?? user.initialEmail;
  if (email.email !== undefined && initialEmail && provider !== 'anonymous')
    await mailRecovery(backend, initialEmail, asker);
  return { user, fields, provider, newEmail: body.email ? body.email.toLowerCase() : undefined };
}

async function subjectOf(
  backend: Backend,
  { idToken, localId, disableUser }: Body,
): Promise<{ readonly user: User; readonly provider: string | undefined } | Failure<400>> {
  if (idToken) {
    const owner = await ownerOfIdToken(backend, idToken);
    if ('status' in owner) return owner;
    return disableUser === undefined
      ? { user: owner.user, provider: owner.way.provider }
      : refused('OPERATION_NOT_ALLOWED');
  }
  const user = localId ? await findUser(backend, localId) : undefined;
  return user ? { user, provider: undefined } : refused('USER_NOT_FOUND');
}

/** The fields of a new address. The first address of an account is kept, so that it can be had back. */
async function newAddress(
  backend: Backend,
  user: User,
  given: string,
  provider: string | undefined,
  { isOwner }: Asker,
): Promise<Pick<UserFields, 'email' | 'emailVerified' | 'initialEmail'> | Failure<400>> {
  if (!isEmail(given)) return refused('INVALID_EMAIL');
  const email = given.toLowerCase();
  if (email === user.email) return {};
  // Else it would say whether the address is taken (hosted; firebase-js-sdk#8009).
  if (!isOwner && backend.options.service === 'hosted' && hidesAccounts(backend.options))
    return refused('OPERATION_NOT_ALLOWED : Please verify the new email before changing email.');
  if (await findByEmail(backend, email)) return refused('EMAIL_EXISTS');
  const keepsFirst = provider !== 'anonymous' && user.email && !user.initialEmail;
  return { email, emailVerified: false, ...(keepsFirst && { initialEmail: user.email }) };
}

async function newPhone(
  backend: Backend,
  user: User,
  phoneNumber: string | undefined,
): Promise<Pick<UserFields, 'phoneNumber'> | Failure<400>> {
  if (!phoneNumber || phoneNumber === user.phoneNumber) return {};
  if (!isPhoneNumber(phoneNumber)) return refused('INVALID_PHONE_NUMBER : Invalid format.');
  return (await findByPhone(backend, phoneNumber)) ? refused('PHONE_NUMBER_EXISTS') : { phoneNumber };
}

/** Fields that are written as they are given; some by administrators alone. */
function copied(body: Body, isOwner: boolean): UserFields {
  const { displayName, photoUrl, emailVerified, customAttributes, createdAt, lastLoginAt, validSince } = body;
  const own = { displayName, photoUrl };
  const all = isOwner ? { ...own, emailVerified, customAttributes, createdAt, lastLoginAt, validSince } : own;
  return withoutGaps(all);
}

const noEmail = { email: undefined, emailVerified: undefined, emailLinkSignin: undefined };
const noPassword = { passwordHash: undefined, salt: undefined };
const attributes: Readonly<Record<string, UserFields>> = {
  DISPLAY_NAME: { displayName: undefined },
  PHOTO_URL: { photoUrl: undefined },
  PASSWORD: noPassword,
  EMAIL: noEmail,
};

function removed({ deleteAttribute = [], deleteProvider = [] }: Body): UserFields {
  return {
    ...Object.assign({}, ...deleteAttribute.map((name) => attributes[name] ?? {})),
    ...(deleteProvider.includes(passwordProvider) && { ...noEmail, ...noPassword }),
    ...(deleteProvider.includes(phoneProvider) && { phoneNumber: undefined }),
  };
}

/** Mails the first address of an account a link with which it has that address back. */
async function mailRecovery(backend: Backend, email: string, { baseUrl, lang }: Asker): Promise<void> {
  const requestType = 'RECOVER_EMAIL';
  const code = await issueCode(backend, { email, requestType }, (oobCode) =>
    actionLink(backend, baseUrl, oobCode, { requestType, lang }),
  );
  await mailCode(backend, requestType, code);
}
