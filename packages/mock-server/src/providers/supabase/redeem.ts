import { expectSuccess } from '../../core/situations/scripts.ts';
import type { Scene, SceneReply, Situation } from '../../core/situations/situation.ts';
import { apiVersion } from './policy.ts';

type Held = Pick<Situation, 'email' | 'code' | 'token'>;

/** The answer that opened a session. */
type Session = Readonly<Record<string, unknown>>;

/** The headers of an app's requests to its project. */
export function appHeaders(anonKey: string): Readonly<Record<string, string>> {
  return { apikey: anonKey, 'x-supabase-api-version': apiVersion };
}

/** Opens a session with what a recovery mail carries, as an app does on its page. Throws if it is refused. */
export async function openMailed(scene: Scene, { email, code, token }: Held, anonKey: string): Promise<Session> {
  const secret = token === undefined ? { email, token: code } : { token_hash: token };
  const json = { type: 'recovery', ...secret };
  const reply = await scene.send({ method: 'POST', target: '/auth/v1/verify', headers: appHeaders(anonKey), json });
  expectSuccess(reply, 'opening a session with what the mail carries');
  return Object(reply.body);
}

/** The session with the account's second factor, if it has one: a new password needs it. */
export async function withSecondFactor(scene: Scene, session: Session, anonKey: string): Promise<Session> {
  const factors: unknown = Reflect.get(Object(session['user']), 'factors');
  const factor = Array.isArray(factors) && factors.find((one) => Reflect.get(Object(one), 'status') === 'verified');
  if (!factor) return session;
  const target = `/auth/v1/factors/${Reflect.get(Object(factor), 'id')}`;
  const headers = signedIn(session, anonKey);
  const challenge = await scene.send({ method: 'POST', target: `${target}/challenge`, headers });
  const json = { challenge_id: Reflect.get(Object(challenge.body), 'id'), code: await scene.secondFactorCode() };
  const reply = await scene.send({ method: 'POST', target: `${target}/verify`, headers, json });
  expectSuccess(reply, 'verifying the second factor');
  return Object(reply.body);
}

/** Sets a password in a session. */
export function setPassword(scene: Scene, session: Session, password: string, anonKey: string): Promise<SceneReply> {
  const headers = signedIn(session, anonKey);
  return scene.send({ method: 'PUT', target: '/auth/v1/user', headers, json: { password } });
}

function signedIn(session: Session, anonKey: string): Readonly<Record<string, string>> {
  return { ...appHeaders(anonKey), authorization: `Bearer ${session['access_token']}` };
}
