import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { resetMail } from '../emails.ts';
import { knownError, unexpected } from '../errors.ts';
import { unknownAccountWaitMs } from '../policy.ts';
import { redirectFailure } from '../redirect-failure.ts';
import { findByAuthEmail } from '../tenancy.ts';
import { issueCode } from '../verification-codes.ts';

/**
 * `POST /auth/password/send-reset-code`: gives known and unknown addresses the same body. Only for a known address is
 * the redirect checked.
 */
export async function sendForgotPasswordEmail(
  { body }: Request<'sendForgotPasswordEmail'>,
  backend: Backend,
): Promise<Reply<'sendForgotPasswordEmail'>> {
  const { project } = authOf(backend);
  const { id, display_name, config } = project.shown;
  if (!config.credential_enabled) return knownError('PASSWORD_AUTHENTICATION_NOT_ENABLED');
  if (body.email === '') return unexpected();
  const user = await findByAuthEmail(backend, id, body.email);
  if (!user) {
    await waitAsForUnknownAccount(backend);
    return perhapsSent;
  }
  const refused = redirectFailure(backend, project, body.callback_url);
  if (refused) return refused;
  const issued = await issueCode(backend, id, 'reset', { userId: user.id, email: body.email });
  const content = { to: body.email, project: display_name, callbackUrl: body.callback_url, ...issued };
  await backend.outbox.send(resetMail(content, user.displayName));
  return perhapsSent;
}

const perhapsSent = { status: 200, body: { success: 'maybe, only if user with e-mail exists' } } as const;

/** Waits as the real server does for an unknown account. The wait is long enough to be noticed. */
async function waitAsForUnknownAccount({ delays, random, sleep }: Backend): Promise<void> {
  if (delays() !== 'real') return;
  const { min, max } = unknownAccountWaitMs;
  const [share = 0] = random.bytes(1);
  await sleep(min + ((max - min) * share) / 255);
}
