import type { Place } from '../../core/place.ts';
import { type Claims, hmacSigner } from '../../core/signed-tokens.ts';
import type { Backend } from './backend.ts';
import { baseUrlOf } from './base-url.ts';
import { deliver } from './deliver.ts';
import { verificationMail } from './emails.ts';
import type { User } from './user.ts';

/**
 * Mails a link that verifies the address of an account. It leads to a page in the end, `/` if none is named. Resolves to `false` if the
 * app's function throws.
 */
export async function sendVerificationLink(
  place: Place,
  backend: Backend,
  user: User,
  callbackURL: string | undefined,
): Promise<boolean> {
  const { options, clock } = backend;
  const [now, lifetimeMs] = [clock.now(), options.verificationExpiresIn * 1_000];
  // Tokens of 1.7.1 name an address and no account.
  const account = options.version === '1.7.1' ? {} : { userId: user.id };
  const token = await signerOf(backend).sign({ email: user.email, ...account }, now, lifetimeMs);
  const to = encodeURIComponent(callbackURL || '/');
  const link = `${baseUrlOf(place, options)}/verify-email?token=${token}&callbackURL=${to}`;
  return deliver(backend, verificationMail(user, link, token, now + lifetimeMs));
}

/** What the token of such a link says, and whether it has expired. `undefined` if it is none of this app. */
export async function readVerificationToken(
  backend: Backend,
  token: string,
): Promise<{ readonly claims: Claims; readonly isOver: boolean } | undefined> {
  const claims = await signerOf(backend).verify(token, 0);
  return claims && { claims, isOver: Number(claims['exp']) <= Math.floor(backend.clock.now() / 1_000) };
}

function signerOf({ options }: Backend): ReturnType<typeof hmacSigner> {
  return hmacSigner(options.secret, { isBare: true });
}
