import type { Backend, Reply, Request } from '../backend.ts';
import { invalid } from '../errors.ts';
import { challengeIssue, refusal } from '../field-issues.ts';
import { mailAccount } from '../mail-account.ts';
import { userByEmail } from '../users.ts';

/** `POST /auth/v1/resend`: mails a confirmation again, if there is one to be made. */
export async function resend(request: Request<'resend'>, backend: Backend): Promise<Reply<'resend'>> {
  const { type, email } = request.body;
  const badChallenge = refusal(challengeIssue(request.body));
  if (badChallenge) return badChallenge;
  if (type === 'sms' || type === 'phone_change') return { status: 200, body: {} };
  if (email === undefined) return invalid('Type provided requires an email address');
  const row = await userByEmail(backend, email);
  const nothing = { status: 200, body: {} } as const;
  if (type === 'signup') {
    if (!row || row.emailConfirmedAt !== undefined) return nothing;
    const mail = { kind: 'confirmation', template: 'confirmation', type, method: 'email/signup' } as const;
    return (await mailAccount(backend, row, mail, request)) ?? nothing;
  }
  if (row?.newEmail === undefined) return nothing;
  const mail = { kind: 'emailChange', template: 'emailChange', type, method: 'email_change' } as const;
  return (await mailAccount(backend, row, { ...mail, to: row.newEmail }, request)) ?? nothing;
}
