import { expect } from 'vitest';
import { supabase } from '../../../src/providers/supabase/index.ts';
import {
  exchange,
  failure,
  follow,
  fromPortal,
  mailedSession,
  send,
  signedIn,
  type Tokens,
  u,
  type World,
} from '../world.ts';
import type { Vector } from './vector.ts';

// What Supabase does when the session of a link sets a password, as AppHandoff shows it.

const password = 'u-new-pass2';

function setPassword({ mock }: World, { access_token }: Tokens, to: string = password): Promise<Response> {
  return mock.fetch('/auth/v1/user', {
    method: 'PUT',
    headers: { apikey: supabase().options.anonKey, authorization: `Bearer ${access_token}` },
    body: JSON.stringify({ password: to }),
  });
}

/** What a reset leaves behind: sessions and links. */
export const afterAResetVectors: readonly Vector[] = [
  {
    title: 'other sessions are ended, the one of the link stays',
    async run(world) {
      const before = await signedIn(world);
      const ofLink = await mailedSession(world);
      expect((await setPassword(world, ofLink)).status).toBe(200);

      expect((await world.post(exchange, ofLink)).status).toBe(200);
      expect(await world.post(exchange, before)).toEqual(
        failure(400, 'invalid_token', 'The session is not valid or has expired'),
      );
      expect(await world.post('/auth/refresh', before)).toEqual(
        failure(400, 'invalid_token', 'The refresh token is not valid'),
      );
    },
  },
  {
    title: 'links that were mailed in between are dead',
    async run(world) {
      const session = await mailedSession(world);
      await world.post(send, { email: u.email });
      const { link = '' } = await world.mock.outbox.waitFor();
      await setPassword(world, session);

      expect((await follow(world.mock.fetch, link)).fragment).toMatchObject({ error_code: 'otp_expired' });
    },
  },
  {
    title: 'a password that is refused burns nothing: the session takes another one',
    async run(world) {
      const session = await mailedSession(world);
      expect((await setPassword(world, session, 'x')).status).toBe(422);

      expect((await setPassword(world, session)).status).toBe(200);
      expect((await world.post('/auth/login', { email: u.email, password }, fromPortal)).status).toBe(200);
    },
  },
];
