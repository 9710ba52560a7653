import type { AnyFailure } from '../../client/error.ts';
import { joinHeaders } from '../../client/headers.ts';
import type { CallOptions } from '../../client/options.ts';
import { failed, mapData } from '../../client/result.ts';
import { normalizeCode } from '../../reset/normalize-code.ts';
import type { VerifySecondFactorFunction } from '../../reset/step.ts';
import { readyState, required, tokenDataFor } from '../../reset/token-data.ts';
import { withToken } from '../../reset/with-token.ts';
import { openSessionWith, proofOf, type SupabaseCall } from './open-session.ts';

/**
 * The step `verifySecondFactor`: challenges a factor of the account and verifies it, which raises the session of the
 * reset. The state does not say which factors there are, so they are asked for; a code is tried with each of them.
 */
export function secondFactorStep(call: SupabaseCall): VerifySecondFactorFunction {
  return async (input, options, { state }, setState) => {
    const code = normalizeCode(required(Object(input).code, 'code'));
    const data = tokenDataFor(state, undefined);
    const given = { ...data, token: required(data.token, 'token') };
    const opened = await openSessionWith(call)(given, options, state, setState);
    if (opened.error) return opened;
    const how = withBearer(options, opened.data.token);
    const user = await call('getUser', {}, how);
    if (user.error) return failed(ended(user.error), user.response);
    const factors = (user.data.factors ?? []).filter(
      ({ factor_type, status }) => factor_type === 'totp' && status === 'verified',
    );
    let result: Awaited<ReturnType<typeof verify>> | undefined;
    for (const { id } of factors) {
      result = await verify(call, id, code, how);
      if (result.error?.code !== 'mfa_verification_failed') break;
    }
    if (!result) return failed({ kind: 'invalid-request', message: 'The account has no second factor' });
    return mapData(withToken(mapData(result, proofOf)), (proof) => readyState(state, { ...opened.data, ...proof }));
  };
}

/** A token that has expired is a session that has ended: another code does not help. */
function ended(error: AnyFailure): AnyFailure {
  return error.status && error.code === 'bad_jwt' ? { ...error, kind: 'session-ended' } : error;
}

/** Challenges a factor and verifies it with a code. */
async function verify(call: SupabaseCall, factorId: string, code: string, how: CallOptions) {
  const challenge = await call('challengeFactor', { factorId }, how);
  if (challenge.error) return challenge;
  return call('verifyFactor', { factorId, challenge_id: challenge.data.id, code }, how);
}

function withBearer(options: CallOptions | undefined, token: string): CallOptions {
  return { ...options, headers: joinHeaders(options?.headers, { Authorization: `Bearer ${token}` }) };
}
