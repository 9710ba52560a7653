/** The parts of the URI of a second factor. */
export interface FactorUri {
  readonly issuer: string;
  readonly email: string;
  readonly secret: string;
  readonly digits: number;
  /** In seconds. */
  readonly period: number;
}

/** The URI that authenticator apps read from a QR code, with its parameters sorted as Go sorts them. */
export function factorUri({ issuer, email, secret, digits, period }: FactorUri): string {
  const name = pathEscaped(issuer);
  return `otpauth://totp/${name}:${pathEscaped(email)}?algorithm=SHA1&digits=${digits}&issuer=${name}&period=${period}&secret=${secret}`;
}

/** A text escaped for a path segment as Go does, which leaves `$&+=:@` as they are. */
function pathEscaped(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%(?:24|26|2B|3A|3D|40)/g, decodeURIComponent);
}
