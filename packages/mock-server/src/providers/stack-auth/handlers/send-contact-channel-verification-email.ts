import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { verificationMail } from '../emails.ts';
import { knownError } from '../errors.ts';
import { redirectFailure } from '../redirect-failure.ts';
import { readTenancy } from '../tenancy.ts';
import { issueCode } from '../verification-codes.ts';

type SendRequest = Request<'sendContactChannelVerificationEmail'>;
type SendReply = Reply<'sendContactChannelVerificationEmail'>;

/**
 * `POST /contact-channels/{user_id}/{contact_channel_id}/send-verification-code`: mails a link to the stored address.
 */
export async function sendContactChannelVerificationEmail(
  { path, body }: SendRequest,
  backend: Backend,
): Promise<SendReply> {
  const { type, project, user: caller } = authOf(backend);
  const { id, display_name } = project.shown;
  if (type === 'client' && !caller) return knownError('CANNOT_GET_OWN_USER_WITHOUT_USER');
  if (type === 'client' && caller?.id !== path.user_id)
    return { status: 400, body: 'Can only send verification code for your own user' };
  const user = (await readTenancy(backend, id, { users: [path.user_id] })).users[path.user_id];
  if (!user) return knownError('USER_ID_DOES_NOT_EXIST', { user_id: path.user_id });
  const channel = user.channels.find((one) => one.id === path.contact_channel_id);
  if (!channel) return { status: 404, body: 'Contact channel not found' };
  if (channel.isVerified) return knownError('EMAIL_ALREADY_VERIFIED');
  const refused = redirectFailure(backend, project, body.callback_url);
  if (refused) return refused;
  const issued = await issueCode(backend, id, 'verification', { userId: user.id, email: channel.value });
  const content = { ...issued, to: channel.value, project: display_name, callbackUrl: body.callback_url };
  await backend.outbox.send(verificationMail(content, user.displayName));
  return { status: 200, body: { success: true } };
}
