import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The header `webhook-signature` of Standard Webhooks: a signature for each secret. `undefined` if one of the secrets is
 * asymmetric, which GoTrue cannot sign with. The secrets are joined by `|`; `timestamp` is in seconds.
 */
export function signatureOf(secrets: string, id: string, timestamp: number, body: string): string | undefined {
  if (secrets === '') return '';
  const list = secrets.split('|');
  if (list.some((secret) => !secret.startsWith('v1,'))) return undefined;
  const signed = utf8ToBytes(`${id}.${timestamp}.${body}`);
  return list.map((secret) => `v1,${base64(hmac(sha256, keyOf(secret), signed))}`).join(', ');
}

function keyOf(secret: string): Uint8Array {
  return Uint8Array.from(atob(secret.slice('v1,whsec_'.length)), (character) => character.charCodeAt(0));
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
