import type { Backend, Reply, Request } from '../backend.ts';
import { challengeIssue, refusal } from '../field-issues.ts';
import { mailAccount } from '../mail-account.ts';
import { userByEmail } from '../users.ts';

/**
 * `POST /auth/v1/recover`: mails a link and digits if the address has an account. Only for such an address can it fail
 * or be refused as too soon.
 */
export async function resetPasswordForEmail(
  request: Request<'resetPasswordForEmail'>,
  backend: Backend,
): Promise<Reply<'resetPasswordForEmail'>> {
  const { body } = request;
  const refused = refusal(challengeIssue(body));
  if (refused) return refused;
  const row = await userByEmail(backend, body.email);
  if (!row) return { status: 200, body: {} };
  const mail = { kind: 'recovery', template: 'recovery', type: 'recovery', method: 'recovery' } as const;
  return (await mailAccount(backend, row, mail, request)) ?? { status: 200, body: {} };
}
