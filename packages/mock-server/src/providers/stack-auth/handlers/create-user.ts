import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { withNewUser } from '../personal-team.ts';
import type { Project } from '../project.ts';
import { emailTaken } from '../sign-up.ts';
import { updateTenancy } from '../tenancy.ts';
import { passwordFailure, passwordOf, traitsOf } from '../user-fields.ts';
import { serverUserOf } from '../user-view.ts';
import { bareUser, normalised, type User, withPassword } from '../users.ts';

type Fields = Request<'createUser'>['body'];
type CreateReply = Reply<'createUser'>;

/**
 * `POST /users`, for servers: creates a user without a mail. The rules of a sign-up do not apply, and a password may be
 * short.
 */
export async function createUser({ body }: Request<'createUser'>, backend: Backend): Promise<CreateReply> {
  const { project } = authOf(backend);
  const refused = passwordFailure(body) ?? emailFailure(body);
  if (refused) return refused;
  const { random, clock } = backend;
  const [userId, channelId, teamId] = [random.uuid(), random.uuid(), random.uuid()];
  const user = newUser(body, bareUser(userId, clock.now()), channelId);
  const { oauthProviders } = backend.options;
  const [channel] = user.channels;
  const about = { user: userId, emails: channel?.usedForAuth ? [channel.value] : [] };
  return updateTenancy<CreateReply>(backend, project.shown.id, about, (tenancy) => {
    if (channel && tenancy.holders[channel.value]) return [tenancy, emailTaken(channel.value)];
    const missing = methodFailure(body, project, oauthProviders);
    if (missing) return [tenancy, missing];
    // The reply shows the user as it is without the new team.
    const reply: CreateReply = { status: 201, body: serverUserOf(user, project, tenancy) };
    return [withNewUser(tenancy, user, project, teamId), reply];
  });
}

function emailFailure(body: Fields): CreateReply | undefined {
  if (typeof body.primary_email === 'string') return undefined;
  if (body.primary_email_auth_enabled)
    return { status: 400, body: 'primary_email_auth_enabled cannot be true without primary_email' };
  return body.primary_email_verified
    ? { status: 400, body: 'primary_email_verified cannot be true without primary_email' }
    : undefined;
}

function methodFailure(body: Fields, { shown }: Project, oauthProviders: readonly string[]): CreateReply | undefined {
  const { credential_enabled, magic_link_enabled, enabled_oauth_providers } = shown.config;
  const enabled = [...enabled_oauth_providers.map(({ id }) => String(id)), ...oauthProviders];
  const unknownProvider = body.oauth_providers?.find(({ id }) => !enabled.includes(id));
  if (unknownProvider) return { status: 400, body: `OAuth provider ${unknownProvider.id} not found` };
  if (passwordOf(body) && !credential_enabled) return { status: 400, body: 'Password auth not enabled in the project' };
  if (body.otp_auth_enabled && !magic_link_enabled) return { status: 400, body: 'OTP auth not enabled in the project' };
  return undefined;
}

/**
 * The new user. A secret for a second factor is stored, but only a later change of the user enables the second factor.
 */
function newUser(body: Fields, bare: User, channelId: string): User {
  const { primary_email: email, primary_email_verified: isVerified = false, primary_email_auth_enabled } = body;
  const channel = { id: channelId, isPrimary: true, isVerified, usedForAuth: primary_email_auth_enabled ?? false };
  const user: User = {
    ...bare,
    ...traitsOf(body),
    channels: typeof email === 'string' ? [{ ...channel, value: normalised(email) }] : [],
    totpSecret: body.totp_secret_base64 ?? null,
    oauthProviders: (body.oauth_providers ?? []).map((one) => ({ ...one, email: one.email ?? null })),
  };
  return withPassword(user, passwordOf(body));
}
