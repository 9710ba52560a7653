import { accountOfCaller, adminTokenName } from '../api-tokens.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { deliver } from '../deliver.ts';
import { invitationMail } from '../emails.ts';
import { inviteLink, unleashUrl } from '../links.ts';
import { makeUser } from '../make-user.ts';
import type { ResetToken } from '../reset-token.ts';
import { issueResetToken } from '../reset-tokens.ts';
import type { User } from '../user.ts';
import { viewOf } from '../user-view.ts';

/** `POST /api/admin/user-admin`: creates an account and mails an invitation, even if the account has a password. */
export async function createUser(request: Request<'createUser'>, backend: Backend): Promise<Reply<'createUser'>> {
  const { body, baseUrl } = request;
  const made = await makeUser(backend, body);
  if ('refused' in made) return made.refused;
  const { user } = made;
  const { passwordLoginDisabled } = backend.options;
  const token = passwordLoginDisabled
    ? undefined
    : await issueResetToken(backend, user, await nameOf(request, backend));
  const link = token ? inviteLink(backend, baseUrl, token) : unleashUrl(backend, baseUrl);
  const emailSent = body.sendEmail !== false && (await invite(backend, user, link, token));
  return {
    status: 201,
    headers: { Location: String(user.id) },
    body: { ...viewOf(user), rootRole: body.rootRole, inviteLink: link, emailSent },
  };
}

async function invite(backend: Backend, user: User, link: string, token: ResetToken | undefined): Promise<boolean> {
  return user.email !== undefined && deliver(backend, invitationMail(user.email, user.name ?? '', link, token));
}

/** The name of the inviter, as the owner of the token sees it. */
async function nameOf({ caller }: Request<'createUser'>, backend: Backend): Promise<string> {
  const admin = await accountOfCaller(backend, caller);
  return admin ? (admin.username ?? admin.email ?? '') : adminTokenName;
}
