import type { components } from '@resetkit/sdk/firebase/types';
import { claimsIn } from './base64.ts';
import { type Failure, refused } from './errors.ts';

/** What is answered to a sign-in with another provider. */
export type IdpAnswer = components['schemas']['SignInWithIdpResponse'];

/** The claims of an ID token of another provider. */
export interface IdpClaims {
  readonly sub: string;
  readonly [name: string]: unknown;
}

/** What an app hands on from the other provider. */
export interface IdpParameters {
  readonly providerId: string;
  readonly idToken?: string | undefined;
  readonly accessToken?: string | undefined;
}

/** Reads the parameters from the URI that the provider led to, from the body that it posted, and from the fragment. */
export function idpParameters({
  requestUri,
  postBody,
}: {
  requestUri?: string | undefined;
  postBody?: string | undefined;
}): IdpParameters | Failure<400> {
  if (!requestUri) return refused('MISSING_REQUEST_URI');
  if (!URL.canParse(requestUri)) return refused('INVALID_REQUEST_URI');
  const uri = new URL(requestUri);
  const inFragment = uri.hash.replace(/^#/, '');
  for (const text of [postBody, inFragment])
    for (const [name, value] of new URLSearchParams(text ?? '')) uri.searchParams.set(name, value);
  if (inFragment) uri.hash = '';
  const providerId = uri.searchParams.get('providerId')?.toLowerCase();
  if (!providerId)
    return refused(`INVALID_CREDENTIAL_OR_PROVIDER_ID : Invalid IdP response/credential: ${uri.toString()}`);
  return {
    providerId,
    idToken: uri.searchParams.get('id_token') || undefined,
    accessToken: uri.searchParams.get('access_token') || undefined,
  };
}

/** The claims of an ID token: JSON as it is, or those of a JWT, whose signature is not checked. None if it is neither. */
export function readClaims(token: string | undefined): { readonly claims?: IdpClaims } | Failure<400> {
  if (!token) return {};
  const claims = token.startsWith('{') ? parsed(token) : claimsIn(token);
  if (claims === null)
    return refused(
      `INVALID_IDP_RESPONSE : Unable to parse id_token: ${token} ((Auth Emulator failed to parse fake id_token as strict JSON.))`,
    );
  if (claims === undefined) return {};
  const { sub }: { readonly sub?: unknown } = Object(claims);
  if (!sub)
    return refused(
      'INVALID_IDP_RESPONSE : Invalid Idp Response: id_token missing required fields. ((Missing "sub" field. This field is required and must be a unique identifier.))',
    );
  if (typeof sub !== 'string') return refused('INVALID_IDP_RESPONSE : ((The "sub" field must be a string.))');
  return { claims: { ...Object(claims), sub } };
}

/** `null` if it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) ?? null;
  } catch {
    return null;
  }
}

/** What the answer says of the person, before it is known whose account it is. Keys in the emulator's order. */
export function idpAnswer(
  providerId: string,
  claims: IdpClaims,
  { idToken, accessToken }: Pick<IdpParameters, 'idToken' | 'accessToken'>,
): IdpAnswer {
  const text = (name: string): string | undefined => {
    const value = claims[name];
    return typeof value === 'string' ? value : undefined;
  };
  const email = text('email')?.toLowerCase() || undefined;
  const displayName = text('name');
  const photoUrl = text('picture');
  const emailVerified = Boolean(claims['email_verified']);
  const isGoogle = providerId === 'google.com';
  const said = {
    kind: 'identitytoolkit#VerifyAssertionResponse' as const,
    context: '',
    providerId,
    displayName,
    fullName: displayName,
    screenName: text('screen_name'),
    email,
    emailVerified,
    photoUrl,
    ...(isGoogle && { firstName: text('given_name'), lastName: text('family_name') }),
    rawUserInfo: isGoogle
      ? googleInfo(claims, { email, displayName, photoUrl, emailVerified })
      : JSON.stringify(claims),
    federatedId: isGoogle ? `https://accounts.google.com/${claims.sub}` : claims.sub,
    oauthAccessToken: accessToken || `FirebaseAuthEmulatorFakeAccessToken_${providerId}`,
    oauthIdToken: idToken,
  };
  return JSON.parse(JSON.stringify(said)) as IdpAnswer;
}

interface Person {
  readonly email: string | undefined;
  readonly displayName: string | undefined;
  readonly photoUrl: string | undefined;
  readonly emailVerified: boolean;
}

function googleInfo(claims: IdpClaims, { email, displayName, photoUrl, emailVerified }: Person): string {
  const scopes = ['openid', 'https://www.googleapis.com/auth/userinfo.profile'];
  if (email) scopes.push('https://www.googleapis.com/auth/userinfo.email');
  return JSON.stringify({
    granted_scopes: scopes.join(' '),
    id: claims.sub,
    name: displayName,
    given_name: claims['given_name'],
    family_name: claims['family_name'],
    verified_email: emailVerified,
    locale: 'en',
    email,
    picture: photoUrl,
  });
}
