import type { Backend, Reply, Request } from '../backend.ts';
import { badJwt, failure } from '../errors.ts';
import { factorUri } from '../factor-uri.ts';
import { hasSecondFactor, isRaised, isVerified, withoutStaleFactors } from '../factors.ts';
import { newFactor, newSecret } from '../new-factor.ts';
import { totp } from '../policy.ts';
import type { Factor, UserRow } from '../rows.ts';
import { updateUser } from '../users.ts';

type EnrollReply = Reply<'enrollFactor'>;

/** `POST /auth/v1/factors`: makes an unverified second factor. */
export async function enrollFactor({ body, caller }: Request<'enrollFactor'>, backend: Backend): Promise<EnrollReply> {
  const { factor_type: type, friendly_name: friendlyName = '', issuer = new URL(backend.options.siteUrl).host } = body;
  const off = disabled(type, backend);
  if (off) return off;
  const now = backend.clock.now();
  const factor = newFactor({ id: backend.random.uuid(), friendlyName, secret: newSecret(backend.random) }, now);
  const enrolled = await updateUser<EnrollReply | UserRow>(backend, caller?.subject ?? '', (row) => {
    const swept = withoutStaleFactors(row, now);
    const refused = refusal(swept, factor, caller?.session, backend);
    if (refused) return [swept, refused];
    const after = { ...swept, factors: [...swept.factors, factor] };
    return [after, after];
  });
  if (!enrolled) return badJwt('invalid claim: missing sub claim');
  if ('status' in enrolled) return enrolled;
  const { id, secret } = factor;
  // What draws it is large, and few ask for it.
  const { qrCode } = await import('../qr-code.ts');
  const uri = factorUri({ issuer, email: enrolled.email, secret, digits: totp.digits, period: totp.stepMs / 1_000 });
  return {
    status: 200,
    body: { id, type: 'totp', friendly_name: friendlyName, totp: { qr_code: qrCode(uri), secret, uri } },
  };
}

/** The refusal of a kind of factor that is off. Phones and WebAuthn always are. */
function disabled(type: Request<'enrollFactor'>['body']['factor_type'], { options }: Backend): EnrollReply | undefined {
  if (type === 'phone') return failure(422, 'mfa_phone_enroll_not_enabled', 'MFA enroll is disabled for Phone');
  if (type === 'webauthn')
    return failure(422, 'mfa_webauthn_enroll_not_enabled', 'MFA enroll is disabled for WebAuthn');
  if (options.mfaTotpEnrollEnabled) return undefined;
  return failure(422, 'mfa_totp_enroll_not_enabled', 'MFA enroll is disabled for TOTP');
}

/** The first refusal in the server's order: the name, the number of factors, the level of the session. */
function refusal(
  row: UserRow,
  { friendlyName }: Factor,
  sessionId: string | undefined,
  { options }: Backend,
): EnrollReply | undefined {
  const { factors } = row;
  if (factors.some((factor) => factor.friendlyName === friendlyName)) {
    const message = `A factor with the friendly name "${friendlyName}" for this user already exists`;
    return failure(422, 'mfa_factor_name_conflict', message);
  }
  const isFull =
    factors.length >= options.mfaMaxEnrolledFactors ||
    factors.filter(isVerified).length >= options.mfaMaxVerifiedFactors;
  if (isFull) {
    const message = 'Maximum number of verified factors reached, unenroll to continue';
    return failure(422, 'too_many_enrolled_mfa_factors', message);
  }
  if (!hasSecondFactor(row) || isRaised(row, sessionId)) return undefined;
  return failure(403, 'insufficient_aal', 'AAL2 required to enroll a new factor');
}
