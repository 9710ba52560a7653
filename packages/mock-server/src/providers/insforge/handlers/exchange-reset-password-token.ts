import { isoTime } from '../../../core/clock.ts';
import { issue } from '../../../core/tokens.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { checkCode } from '../check-code.ts';
import { invalidCode } from '../errors.ts';
import { secrets } from '../policy.ts';
import { withSecret } from '../secrets.ts';

/**
 * `POST /api/auth/email/exchange-reset-password-token`: exchanges a valid code for a reset token, which replaces it.
 * Checks neither the configuration nor the account.
 */
export async function exchangeResetPasswordToken(
  { body }: Request<'exchangeResetPasswordToken'>,
  backend: Backend,
): Promise<Reply<'exchangeResetPasswordToken'>> {
  const now = backend.clock.now();
  const token = backend.random.hex(secrets.tokenBytes);
  const expiresAt = now + secrets.tokenLifetimeMs;
  const exchanged = await backend.accounts.update(body.email, (address) =>
    checkCode(address, 'RESET_PASSWORD', body.code, now, (accepted) => [
      withSecret(accepted, 'RESET_PASSWORD', issue({ kind: 'token', value: token, expiresAt })),
      true,
    ]),
  );
  return exchanged ? { status: 200, body: { token, expiresAt: isoTime(expiresAt) } } : invalidCode();
}
