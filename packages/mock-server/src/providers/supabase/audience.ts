import { decodeJwt } from 'jose';
import { remembered } from '../../core/remembered.ts';
import type { RequestHeaders } from './backend.ts';
import { defaultAudience } from './policy.ts';

/** The audiences of a verified bearer token. Empty for a key that is not a token. */
export function audiencesOf({ authorization = '' }: RequestHeaders): readonly string[] {
  const token = authorization.replace(/^bearer /i, '');
  return token.includes('.') ? audiencesIn(token) : [];
}

const audiencesIn = remembered((token): readonly string[] => [decodeJwt(token).aud ?? []].flat());

/** The audience that a request with a verified token asks for: that of `X-JWT-AUD`, else the token's first. */
export function askedAudience(headers: RequestHeaders): string {
  return headers['x-jwt-aud'] || audiencesOf(headers)[0] || defaultAudience;
}
