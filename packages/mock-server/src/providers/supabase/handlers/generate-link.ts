import type { operations } from '@resetkit/sdk/supabase/types';
import { actionLink } from '../action-link.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { emailExists, failure, invalid } from '../errors.ts';
import { emailIssue, refusal } from '../field-issues.ts';
import { issueToken } from '../mail-token.ts';
import { newUser, randomPassword } from '../new-user.ts';
import { passwordFailure } from '../password-failure.ts';
import { tokenHash } from '../recovery-token.ts';
import { redirectTarget } from '../redirect-target.ts';
import type { TokenKind, UserRow } from '../rows.ts';
import { userOf } from '../user.ts';
import { isForChange, merged } from '../user-row.ts';
import { insertUser, updateUser, userByEmail } from '../users.ts';

type LinkRequest = Request<'generateLink'>;
type LinkReply = Reply<'generateLink'>;
type LinkType = operations['generateLink']['requestBody']['content']['application/json']['type'];

const kinds: Readonly<Record<LinkType, TokenKind>> = {
  recovery: 'recovery',
  magiclink: 'recovery',
  signup: 'confirmation',
  invite: 'confirmation',
  email_change_current: 'emailChangeCurrent',
  email_change_new: 'emailChange',
};

/**
 * `POST /auth/v1/admin/generate_link`: creates a link without mailing it. It is not delayed by earlier mails, but
 * delays the next one. For a new address, `hashed_token` is made of the present one, so it is not the token of the
 * link, and no request accepts it.
 */
export async function generateLink(request: LinkRequest, backend: Backend): Promise<LinkReply> {
  const { type, email, new_email: newEmail } = request.body;
  if (!isLinkType(type)) return invalid(`Invalid email action link type requested: ${String(type ?? '')}`);
  const owner = await ownerFor(request, backend);
  if ('status' in owner) return owner;
  const { row, linkType } = owner;
  const isChange = isForChange(kinds[linkType]);
  if (linkType === 'email_change_current' && !backend.options.secureEmailChange)
    return invalid('Enable secure email change to generate link for current email');
  const badNewEmail = isChange ? await newEmailFailure(newEmail, row, backend) : undefined;
  if (badNewEmail) return badNewEmail;
  if (isChange && newEmail !== undefined)
    await updateUser(backend, row.id, (before) => [{ ...before, newEmail: newEmail.toLowerCase() }, undefined]);
  const to = linkType === 'email_change_new' ? newEmail : email;
  const issued = await issueToken(backend, row, kinds[linkType], to);
  const inBody: unknown = Reflect.get(request.body, 'redirect_to');
  const { options } = backend;
  const redirectTo = redirectTarget(request, options, typeof inBody === 'string' ? inBody : undefined);
  const verifyType = isChange ? 'email_change' : linkType;
  const parts = { hash: issued.hash, type: verifyType, redirectTo, baseUrl: request.baseUrl };
  return {
    status: 200,
    // A spread takes four times as long if members follow that were not in it.
    body: Object.assign({}, userOf(issued.row), {
      action_link: actionLink(backend, parts),
      email_otp: issued.otp,
      hashed_token: linkType === 'email_change_new' ? tokenHash(row.email, issued.otp) : issued.hash,
      verification_type: linkType,
      redirect_to: redirectTo,
    }),
  };
}

async function newEmailFailure(
  newEmail: string | undefined,
  row: UserRow,
  backend: Backend,
): Promise<Extract<LinkReply, { status: 400 | 422 }> | undefined> {
  if (newEmail === undefined) return invalid('An email address is required');
  const malformed = refusal(emailIssue(newEmail));
  if (malformed) return malformed;
  const owner = await userByEmail(backend, newEmail);
  return owner && owner.id !== row.id ? emailExists() : undefined;
}

function isLinkType(type: unknown): type is LinkType {
  return typeof type === 'string' && Object.hasOwn(kinds, type);
}

/** The account that the link is for. Some types create one; a magic link for an unknown address becomes a sign-up. */
async function ownerFor(
  { body }: LinkRequest,
  backend: Backend,
): Promise<{ row: UserRow; linkType: LinkType } | Extract<LinkReply, { status: 400 | 404 | 422 }>> {
  const { type, email, password, data } = body;
  const row = await userByEmail(backend, email);
  const isNewcomers = type === 'signup' || type === 'invite';
  if (row && isNewcomers && row.emailConfirmedAt !== undefined) return emailExists();
  if (row) return { row: await withLinkRequest(body, row, backend), linkType: type };
  if (!isNewcomers && type !== 'magiclink') return failure(404, 'user_not_found', 'User with this email not found');
  if (type === 'signup') {
    if (password === undefined) return invalid('Signup requires a valid password');
    const refused = passwordFailure(password, backend.options);
    if (refused) return refused;
  }
  const now = backend.clock.now();
  const made = newUser(backend, {
    email,
    identityData: {},
    ...(type === 'signup' && password !== undefined && { password }),
    ...(type === 'magiclink' && { password: randomPassword(backend) }),
    ...(data && { userMetadata: data }),
  });
  const invited = type === 'invite' ? { ...made, invitedAt: now } : made;
  if (await insertUser(backend, invited)) return emailExists();
  return { row: invited, linkType: type === 'magiclink' ? 'signup' : type };
}

/** Changes an existing account for a link: an invitation sets its date, a sign-up merges its data. */
async function withLinkRequest({ type, data }: LinkRequest['body'], row: UserRow, backend: Backend): Promise<UserRow> {
  if (type !== 'signup' && type !== 'invite') return row;
  const now = backend.clock.now();
  const after = await updateUser(backend, row.id, (before) => {
    const changed: UserRow =
      type === 'invite'
        ? { ...before, invitedAt: now }
        : { ...before, userMetadata: merged(before.userMetadata, data), updatedAt: now };
    return [changed, changed];
  });
  return after ?? row;
}
