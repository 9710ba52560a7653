import { base64url } from 'jose';
import type { StoredSession } from '../../core/sessions/session.ts';
import { ssrCookies } from './policy.ts';

/** A session as Supabase's SDKs keep it for a project: in `localStorage`, or for server-side rendering in cookies. */
export function storedSession(baseUrl: string, session: object): readonly StoredSession[] {
  const text = JSON.stringify(session);
  // The client's own key (@supabase/supabase-js 2.119.1).
  const key = `sb-${new URL(baseUrl).hostname.split('.', 1)[0]}-auth-token`;
  const chunks = chunksOf(`base64-${base64url.encode(new TextEncoder().encode(text))}`);
  const nameOf = (index: number): string => (chunks.length === 1 ? key : `${key}.${index}`);
  return [
    { sdk: '@supabase/supabase-js', where: 'localStorage', key, value: text },
    ...chunks.map(
      (value, index): StoredSession => ({ sdk: '@supabase/ssr', where: 'cookie', key: nameOf(index), value }),
    ),
  ];
}

/** A value in pieces that fit a cookie. Its characters need no encoding there. */
function chunksOf(value: string): readonly string[] {
  const { maxLength } = ssrCookies;
  const count = Math.ceil(value.length / maxLength);
  return Array.from({ length: count }, (_none, index) => value.slice(index * maxLength, (index + 1) * maxLength));
}
