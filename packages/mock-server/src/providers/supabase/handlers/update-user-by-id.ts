import { wantsNewForm } from '../api-version.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { bannedUntil } from '../ban.ts';
import { duplicateKey, failure, invalid, unexpectedFailure } from '../errors.ts';
import { passwordFailure } from '../password-failure.ts';
import type { UserRow } from '../rows.ts';
import { userOf } from '../user.ts';
import { confirmed, hasEmailIdentity, merged, withIdentityEmail, withPassword } from '../user-row.ts';
import { claimEmail, releaseEmail, updateUser, userById } from '../users.ts';

type UpdateBody = Request<'updateUserById'>['body'];

/**
 * `PUT /auth/v1/admin/users/{id}`: changes any account at once. A new password ends every session, and may equal the
 * old one. A confirmation by an administrator invalidates the mail that asks for it.
 */
export async function updateUserById(
  { path, body, headers }: Request<'updateUserById'>,
  backend: Backend,
): Promise<Reply<'updateUserById'>> {
  const before = await userById(backend, path.id);
  if (!before) return failure(404, 'user_not_found', 'User not found');
  const now = backend.clock.now();
  const ban = bannedUntil(body.ban_duration ?? 'none', now);
  if ('issue' in ban) return invalid(ban.issue);
  const refused = body.password === undefined ? undefined : passwordFailure(body.password, backend.options);
  if (refused) return refused;
  const email = body.email?.toLowerCase() ?? before.email;
  if (email !== before.email && !(await claimEmail(backend, email, before.id)))
    return wantsNewForm(headers) ? unexpectedFailure('Error updating user') : duplicateKey();
  const identityId = backend.random.uuid();
  const row = await updateUser(backend, before.id, (present) => {
    const banned = body.ban_duration === undefined ? present : withBan(present, ban.until);
    const after = changed({ ...banned, email }, body, now);
    if (body.email === undefined) return [after, after];
    const { isAnonymous, ...known } = after;
    const stored = withIdentityEmail(known, body.email_confirm ?? false, identityId, now);
    // The answer still shows an identity as it was read earlier, but a new one as it is.
    return [stored, hasEmailIdentity(after) ? known : stored];
  });
  if (email !== before.email) await releaseEmail(backend, before.email);
  const confirmedNow = before.emailConfirmedAt === undefined;
  return row ? { status: 200, body: userOf(row, { confirmedNow }) } : failure(404, 'user_not_found', 'User not found');
}

function changed(row: UserRow, body: UpdateBody, now: number): UserRow {
  const described = {
    ...row,
    ...(body.role !== undefined && { role: body.role }),
    ...(body.phone !== undefined && { phone: body.phone }),
    userMetadata: merged(row.userMetadata, body.user_metadata),
    appMetadata: merged(row.appMetadata, body.app_metadata),
    updatedAt: now,
  };
  const verified = body.email_confirm ? withoutConfirmation(confirmed(described, now)) : described;
  return body.password === undefined ? verified : { ...withPassword(verified, body.password, now), sessions: [] };
}

/** The row whose outstanding sign-up mail is worth nothing. */
function withoutConfirmation(row: UserRow): UserRow {
  const { confirmation: _confirmation, ...tokens } = row.tokens;
  return { ...row, tokens };
}

function withBan({ bannedUntil: _lifted, ...row }: UserRow, until: number | undefined): UserRow {
  return until === undefined ? row : { ...row, bannedUntil: until };
}
