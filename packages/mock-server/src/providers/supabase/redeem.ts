import { expectSuccess } from '../../core/situations/scripts.ts';
import type { Scene, SceneReply, SceneRequest, Situation } from '../../core/situations/situation.ts';
import { apiVersion } from './policy.ts';

type Held = Pick<Situation, 'email' | 'code' | 'token'>;

/** The headers of an app's requests to its project. */
export function appHeaders(anonKey: string): Readonly<Record<string, string>> {
  return { apikey: anonKey, 'x-supabase-api-version': apiVersion };
}

/** Opens a session with what a recovery mail carries, as an app does on its page. Throws if it is refused. */
export async function openMailed(
  scene: Scene,
  { email, code, token }: Held,
  anonKey: string,
): Promise<Readonly<Record<string, unknown>>> {
  const secret = token === undefined ? { email, token: code } : { token_hash: token };
  const json = { type: 'recovery', ...secret };
  const reply = await scene.send({ method: 'POST', target: '/auth/v1/verify', headers: appHeaders(anonKey), json });
  expectSuccess(reply, 'opening a session with what the mail carries');
  return Object(reply.body);
}

/** Sets a password in a session. */
export function setPassword(
  scene: Scene,
  session: Readonly<Record<string, unknown>>,
  password: string,
  anonKey: string,
): Promise<SceneReply> {
  const headers = { ...appHeaders(anonKey), authorization: `Bearer ${session['access_token']}` };
  const request: SceneRequest = { method: 'PUT', target: '/auth/v1/user', headers, json: { password } };
  return scene.send(request);
}
