import type { operations } from '@resetkit/sdk/supabase/types';
import { actionLink } from '../action-link.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { emailExists, failure, invalid } from '../errors.ts';
import { issueToken } from '../mail-token.ts';
import { newUser } from '../new-user.ts';
import { passwordFailure } from '../password-failure.ts';
import { redirectTarget } from '../redirect-target.ts';
import { userOf } from '../user.ts';
import type { TokenKind, UserRow } from '../user-row.ts';
import { insertUser, updateUser, userByEmail } from '../users.ts';

type LinkRequest = Request<'generateLink'>;
type LinkReply = Reply<'generateLink'>;
type LinkType = operations['generateLink']['requestBody']['content']['application/json']['type'];

const kinds: Readonly<Record<LinkType, TokenKind>> = {
  recovery: 'recovery',
  magiclink: 'recovery',
  signup: 'confirmation',
  invite: 'confirmation',
  email_change_current: 'emailChange',
  email_change_new: 'emailChange',
};

/** `POST /auth/v1/admin/generate_link`: a link that is not mailed. It never waits, but the next mail does. */
export async function generateLink(request: LinkRequest, backend: Backend): Promise<LinkReply> {
  const { type, email, new_email: newEmail } = request.body;
  if (!isLinkType(type)) return invalid(`Invalid email action link type requested: ${String(type ?? '')}`);
  const owner = await ownerFor(request, backend);
  if ('status' in owner) return owner;
  const { row, linkType } = owner;
  const isChange = kinds[linkType] === 'emailChange';
  if (isChange && newEmail === undefined) return invalid('An email address is required');
  if (isChange && newEmail !== undefined)
    await updateUser(backend, row.id, (before) => [{ ...before, newEmail: newEmail.toLowerCase() }, undefined]);
  const to = linkType === 'email_change_new' ? newEmail : email;
  const issued = await issueToken(backend, row, kinds[linkType], to);
  const inBody: unknown = Reflect.get(request.body, 'redirect_to');
  const { value: options } = await backend.options.state();
  const redirectTo = redirectTarget(request, options, typeof inBody === 'string' ? inBody : undefined);
  const verifyType = isChange ? 'email_change' : linkType;
  const parts = { hash: issued.hash, type: verifyType, redirectTo, baseUrl: request.baseUrl };
  return {
    status: 200,
    body: {
      ...userOf(issued.row),
      action_link: await actionLink(backend, parts),
      email_otp: issued.otp,
      hashed_token: issued.hash,
      verification_type: linkType,
      redirect_to: redirectTo,
    },
  };
}

function isLinkType(type: unknown): type is LinkType {
  return typeof type === 'string' && Object.hasOwn(kinds, type);
}

/** The account that the link is for. Some types make one; a magic link for nobody becomes a sign-up. */
async function ownerFor(
  { body }: LinkRequest,
  backend: Backend,
): Promise<{ row: UserRow; linkType: LinkType } | Extract<LinkReply, { status: 400 | 404 | 422 }>> {
  const { type, email, password, data } = body;
  const row = await userByEmail(backend, email);
  const isNewcomers = type === 'signup' || type === 'invite';
  if (row && isNewcomers && row.emailConfirmedAt !== undefined) return emailExists();
  if (row) return { row, linkType: type };
  if (!isNewcomers && type !== 'magiclink') return failure(404, 'user_not_found', 'User with this email not found');
  if (type === 'signup') {
    if (password === undefined) return invalid('Signup requires a valid password');
    const refused = passwordFailure(password, (await backend.options.state()).value);
    if (refused) return invalid(refused.body.message);
  }
  const now = backend.clock.now();
  const made = newUser(backend, {
    email,
    ...(password !== undefined && { password }),
    ...(data && { userMetadata: data }),
  });
  const invited = type === 'invite' ? { ...made, invitedAt: now } : made;
  if (await insertUser(backend, invited)) return emailExists();
  return { row: invited, linkType: type === 'magiclink' ? 'signup' : type };
}
