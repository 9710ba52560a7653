import type { Backend, Reply, Request } from '../backend.ts';
import { emailDisabled, failure, invalid } from '../errors.ts';
import { challengeIssue, emailIssue, refusal } from '../field-issues.ts';
import { mailAccount } from '../mail-account.ts';
import { userByEmail } from '../users.ts';

/** `POST /auth/v1/resend`: mails a confirmation again, if the account has one outstanding. */
export async function resend(request: Request<'resend'>, backend: Backend): Promise<Reply<'resend'>> {
  const { type, email } = request.body;
  const refused = await firstFailure(request.body, backend);
  if (refused) return refused;
  const row = await userByEmail(backend, email ?? '');
  const nothing = { status: 200, body: {} } as const;
  if (type === 'signup') {
    if (!row || row.emailConfirmedAt !== undefined) return nothing;
    const mail = { kind: 'confirmation', template: 'confirmation', type, method: 'email/signup' } as const;
    return (await mailAccount(backend, row, mail, request)) ?? nothing;
  }
  if (type !== 'email_change' || row?.newEmail === undefined) return nothing;
  const mail = { kind: 'emailChange', template: 'emailChange', type, method: 'email_change' } as const;
  return (await mailAccount(backend, row, { ...mail, to: row.newEmail }, request)) ?? nothing;
}

async function firstFailure(
  body: Request<'resend'>['body'],
  backend: Backend,
): Promise<Extract<Reply<'resend'>, { status: 400 }> | undefined> {
  const { type, email, phone } = body;
  const isPhones = type === 'sms' || type === 'phone_change';
  const badChallenge = isPhones ? undefined : refusal(challengeIssue(body));
  if (badChallenge) return badChallenge;
  if (email === undefined && type === 'signup') return invalid('Type provided requires an email address');
  if (phone === undefined && type === 'sms') return invalid('Type provided requires a phone number');
  if (email !== undefined && phone !== undefined)
    return invalid('Only an email address or phone number should be provided.');
  if (phone !== undefined) return failure(400, 'phone_provider_disabled', 'Phone logins are disabled');
  if (email === undefined) return invalid('Missing email address or phone number');
  const { externalEmailEnabled } = backend.options;
  return externalEmailEnabled ? refusal(emailIssue(email)) : emailDisabled(400, 'logins');
}
