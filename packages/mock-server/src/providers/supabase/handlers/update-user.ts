import type { Backend, Reply, Request } from '../backend.ts';
import { badJwt, emailExists, failure, invalid, unexpectedFailure } from '../errors.ts';
import { hasSecondFactor, isRaised } from '../factors.ts';
import { mailAccount } from '../mail-account.ts';
import { notify } from '../notify.ts';
import { orUndo } from '../or-undo.ts';
import { passwordFailure } from '../password-failure.ts';
import { digitsOf, phoneIssue } from '../phone.ts';
import { proofFailure } from '../proof-failure.ts';
import type { UserRow } from '../rows.ts';
import { userOf } from '../user.ts';
import { merged, withNewAddress, withPassword } from '../user-row.ts';
import { claimEmail, updateUser as updateRow, userByEmail, userById } from '../users.ts';

type UpdateReply = Reply<'updateUser'>;

/** `PUT /auth/v1/user`: changes the password, the metadata, or the address, which is confirmed by mail first. */
export async function updateUser(request: Request<'updateUser'>, backend: Backend): Promise<UpdateReply> {
  const { body, caller } = request;
  const before = await userById(backend, caller?.subject ?? '');
  if (!before) return badJwt('invalid claim: missing sub claim');
  const refused = await firstFailure(request, before, backend);
  if (refused) return refused;
  const email = body.email?.toLowerCase();
  const now = backend.clock.now();
  const row = await updateRow(backend, before.id, (present) => {
    const after = withChanges(present, body, caller?.session, now);
    return [after, after];
  });
  if (!row) return badJwt('invalid claim: missing sub claim');
  if (body.password !== undefined) await notify(backend, row, { notification: 'passwordChangedNotification' }, request);
  if (email === undefined || email === row.email) return { status: 200, body: userOf(row) };
  if (row.isAnonymous && backend.options.mailerAutoconfirm) return takeAddress(row, email, backend);
  const unsent = await orUndo(
    () => mailNewAddress(request, row, email, backend),
    () => updateRow(backend, row.id, () => [before, undefined]),
  );
  return unsent ?? { status: 200, body: userOf(await reread(backend, row)) };
}

/** Whether a change needs the second factor of an account that has one. */
function changesCredentials({ password, email, phone }: Request<'updateUser'>['body'], row: UserRow): boolean {
  const isNew = (value: string | undefined, present: string): boolean => value !== undefined && value !== present;
  return password !== undefined || isNew(email?.toLowerCase(), row.email) || isNew(phone, row.phone);
}

/** The first failure in the server's order: strength, then the second factor, then proof, then equality with the old password. */
async function firstFailure(
  { body, caller }: Request<'updateUser'>,
  row: UserRow,
  backend: Backend,
): Promise<UpdateReply | undefined> {
  const { password, email, app_metadata: appMetadata } = body;
  const { options } = backend;
  const badPhone = phoneFailure(body);
  if (badPhone) return badPhone;
  const badPassword = password === undefined ? undefined : passwordFailure(password, options);
  if (badPassword) return badPassword;
  if (appMetadata && !options.jwtAdminRoles.includes(caller?.role ?? ''))
    return failure(403, 'not_admin', 'Updating app_metadata requires admin privileges');
  if (changesCredentials(body, row) && hasSecondFactor(row) && !isRaised(row, caller?.session)) {
    const message = 'AAL2 session is required to update email or password when MFA is enabled.';
    return failure(401, 'insufficient_aal', message);
  }
  if (row.isAnonymous && password !== undefined && email === undefined && body.phone === undefined) {
    const message = 'Updating password of an anonymous user without an email or phone is not allowed';
    return failure(422, 'validation_failed', message);
  }
  const owner = email === undefined ? undefined : await userByEmail(backend, email);
  if (owner && owner.id !== row.id) return emailExists();
  const isNewPhone = body.phone !== undefined && digitsOf(body.phone) !== digitsOf(row.phone);
  const unsendable = isNewPhone ? unexpectedFailure('Unable to get SMS provider') : undefined;
  if (password === undefined) return unsendable;
  const unproven = await proofFailure(backend, row, caller?.session, body);
  if (unproven) return unproven;
  if (password === row.password)
    return failure(422, 'same_password', 'New password should be different from the old password.');
  return unsendable;
}

/** The refusal of a number that is malformed, or of a channel that cannot send to it. A number alone is sent by SMS. */
function phoneFailure({ phone, channel = 'sms' }: Request<'updateUser'>['body']): UpdateReply | undefined {
  if (phone === undefined) return undefined;
  const issue = phoneIssue(phone);
  if (issue !== undefined) return invalid(issue);
  const supported = "Invalid channel, supported values are 'sms' or 'whatsapp'.";
  const condition = "'whatsapp' is only supported if Twilio or Twilio Verify is used as the provider.";
  return channel === 'sms' ? undefined : invalid(`${supported} ${condition}`);
}

/** Applies the change. A new password ends every session except the current one. */
function withChanges(
  row: UserRow,
  { password, data, app_metadata: appMetadata }: Request<'updateUser'>['body'],
  sessionId: string | undefined,
  now: number,
): UserRow {
  const userMetadata = merged(row.userMetadata, data);
  const described = { ...row, userMetadata, appMetadata: merged(row.appMetadata, appMetadata) };
  if (password === undefined) return data || appMetadata ? { ...described, updatedAt: now } : row;
  return {
    ...withPassword(described, password, now),
    sessions: row.sessions.filter(({ id }) => id === sessionId),
  };
}

/** Gives an anonymous account its address at once, as autoconfirm does for a sign-up. */
async function takeAddress({ id }: UserRow, email: string, backend: Backend): Promise<UpdateReply> {
  if (!(await claimEmail(backend, email, id))) return emailExists();
  const identityId = backend.random.uuid();
  const now = backend.clock.now();
  const row = await updateRow(backend, id, (before) => {
    const after = withNewAddress({ ...before, newEmail: email }, identityId, now);
    return [after, after];
  });
  return row ? { status: 200, body: userOf(row, { confirmedNow: true }) } : badJwt('invalid claim: missing sub claim');
}

/** Mails the new address. The account has its old address until the link is followed. */
async function mailNewAddress(
  request: Request<'updateUser'>,
  row: UserRow,
  newEmail: string,
  backend: Backend,
): Promise<Extract<UpdateReply, { status: 429 | 500 }> | undefined> {
  const waiting = await updateRow(backend, row.id, (before) => [
    { ...before, newEmail },
    { ...before, newEmail },
  ]);
  const mail = { kind: 'emailChange', template: 'emailChange', type: 'email_change', method: 'email_change' } as const;
  return mailAccount(backend, waiting ?? row, { ...mail, to: newEmail }, request);
}

async function reread(backend: Backend, row: UserRow): Promise<UserRow> {
  return (await userById(backend, row.id)) ?? row;
}
