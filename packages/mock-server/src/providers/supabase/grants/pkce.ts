import type { Backend, Reply, Request } from '../backend.ts';
import { type Failure, failure, invalid } from '../errors.ts';
import { isExpired, verifies } from '../flow-state.ts';
import { sessionReply } from '../open-session.ts';
import { newSession, withSession } from '../sessions.ts';
import { updateUser, userBySecret } from '../users.ts';

/** `grant_type=pkce`: exchanges the code from a link for a session. A wrong verifier does not use up the code. */
export async function pkceGrant({ body, baseUrl }: Request<'token'>, backend: Backend): Promise<Reply<'token'>> {
  const { auth_code: code, code_verifier: verifier } = body;
  if (code === undefined || verifier === undefined)
    return invalid('invalid request: both auth code and code verifier should be non-empty');
  const owner = await userBySecret(backend, code);
  const flow = owner?.flowStates.find(({ authCode }) => authCode === code);
  if (!owner || !flow) return notFound();
  const now = backend.clock.now();
  if (isExpired(flow, now)) return failure(422, 'flow_state_expired', 'invalid flow state, flow state has expired');
  if (!verifies(flow, verifier)) {
    const message = 'code challenge does not match previously saved code verifier';
    return failure(400, 'bad_code_verifier', message);
  }
  const session = newSession(backend.random, flow.method, now);
  const row = await updateUser(backend, owner.id, (before) => {
    const flowStates = before.flowStates.filter(({ authCode }) => authCode !== code);
    if (flowStates.length === before.flowStates.length) return [before, undefined];
    const after = withSession({ ...before, flowStates }, session, now);
    return [after, after];
  });
  return row ? sessionReply(backend, row, session, baseUrl) : notFound();
}

function notFound(): Failure<404, 'flow_state_not_found'> {
  return failure(404, 'flow_state_not_found', 'invalid flow state, no valid flow state found');
}
