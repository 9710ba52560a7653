import type { SessionCookie } from './session.ts';

/** The cookie that a browser keeps for a `Set-Cookie` (RFC 6265) of this host. */
export function readSetCookie(line: string, host: string): SessionCookie {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const given = new Map(attributes.map((attribute) => [nameIn(attribute).toLowerCase(), valueIn(attribute)]));
  const expires = given.get('expires');
  const sameSite = (['Strict', 'None'] as const).find(
    (one) => one.toLowerCase() === given.get('samesite')?.toLowerCase(),
  );
  return {
    name: nameIn(pair),
    value: valueIn(pair),
    domain: host,
    path: given.get('path') || '/',
    ...(expires !== undefined && { expires: Date.parse(expires) / 1_000 }),
    httpOnly: given.has('httponly'),
    secure: given.has('secure'),
    sameSite: sameSite ?? 'Lax',
  };
}

function nameIn(pair: string): string {
  return pair.split('=', 1)[0] ?? '';
}

function valueIn(pair: string): string {
  return pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : '';
}
