import type { Backend } from './backend.ts';
import { type Failure, refused } from './errors.ts';
import type { IdpAnswer } from './idp.ts';
import { secondsOf } from './passwords.ts';
import { passwordProvider, phoneProvider, type User, type UserFields } from './user.ts';
import { findByEmail } from './users.ts';

/** What becomes of accounts when somebody signs in with another provider. */
export interface IdpPlan {
  readonly answer: IdpAnswer;
  readonly fields: UserFields;
  readonly remove: readonly string[];
}

/** Links the other provider to the account of an ID token. */
export async function linkAccount(
  backend: Backend,
  answer: IdpAnswer,
  own: User,
  present: User | undefined,
): Promise<IdpPlan | Failure<400>> {
  if (present) return refused('FEDERATED_USER_ID_ALREADY_LINKED');
  const { email, emailVerified } = answer;
  const holder = email ? await findByEmail(backend, email) : undefined;
  if (holder && holder.localId !== own.localId) return refused('EMAIL_EXISTS');
  const gets: Pick<UserFields, 'email' | 'emailVerified'> =
    email && !own.email ? { email, ...(emailVerified !== undefined && { emailVerified }) } : {};
  const isVerified = email && emailVerified && (gets.email ?? own.email) === email;
  const fields = { ...gets, ...(isVerified && { emailVerified: true }) };
  return { answer: { ...answer, localId: own.localId }, fields, remove: [] };
}

/** Finds the account of who signs in: by the provider, or else by a verified address, or a new one. */
export async function joinAccount(
  backend: Backend,
  answer: IdpAnswer,
  rawId: string,
  present: User | undefined,
): Promise<IdpPlan | Failure<400>> {
  if (present) return { answer: { ...answer, localId: present.localId }, fields: {}, remove: [] };
  const holder = answer.email ? await findByEmail(backend, answer.email) : undefined;
  if (!holder) return newAccount(answer);
  const { localId, providerUserInfo = [] } = holder;
  if (!answer.emailVerified) {
    const verifiedProvider = providerUserInfo
      .map(({ providerId = '' }) => providerId)
      .filter((id) => id !== passwordProvider && id !== phoneProvider);
    const ways = holder.providerUserInfo && { verifiedProvider };
    return { answer: { ...answer, needConfirmation: true, localId, ...ways }, fields: {}, remove: [] };
  }
  const isRecycled = providerUserInfo.some((one) => one.providerId === answer.providerId && one.rawId !== rawId);
  const taken = holder.emailVerified ? {} : unverifiedLoses(backend);
  return {
    answer: { ...answer, ...(isRecycled && { emailRecycled: true }), localId },
    fields: { ...taken, ...profileOf(answer), emailVerified: true },
    // Whoever did not prove the address loses what was set up with it. The emulator means to, and forgets it.
    remove:
      holder.emailVerified || backend.options.service === 'emulator'
        ? []
        : providerUserInfo.map(({ providerId = '' }) => providerId),
  };
}

function unverifiedLoses({ clock }: Backend): UserFields {
  return { passwordHash: undefined, phoneNumber: undefined, validSince: secondsOf(clock.now()) };
}

function newAccount(answer: IdpAnswer): IdpPlan {
  const { email, emailVerified } = answer;
  const address = email ? { email, ...(emailVerified !== undefined && { emailVerified }) } : {};
  return { answer: { ...answer, isNewUser: true }, fields: { ...profileOf(answer), ...address }, remove: [] };
}

function profileOf({ displayName, photoUrl, screenName }: IdpAnswer): UserFields {
  return { displayName, photoUrl, screenName };
}
