import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64url } from 'jose';
import type { Backend } from './backend.ts';
import { maxStored, secrets } from './policy.ts';
import type { FlowMethod, FlowState, UserRow } from './rows.ts';

/** The two body fields of a PKCE request. */
export interface Challenge {
  readonly code_challenge?: string;
  readonly code_challenge_method?: string;
}

/**
 * A new flow state; `undefined` without a challenge. Throws for an unknown method, and for a challenge without a method
 * where no earlier check refuses it.
 */
export function newFlowState(backend: Backend, method: FlowMethod, body: Challenge): FlowState | undefined {
  const { code_challenge: challenge, code_challenge_method: named } = body;
  if (challenge === undefined) return undefined;
  const challengeMethod = named?.toLowerCase();
  if (challengeMethod !== 's256' && challengeMethod !== 'plain') throw new Error('unsupported code_challenge method');
  return { authCode: backend.random.uuid(), method, challenge, challengeMethod, createdAt: backend.clock.now() };
}

/** The row with one more flow state. */
export function withFlowState(row: UserRow, flow: FlowState): UserRow {
  return { ...row, flowStates: [...row.flowStates, flow].slice(-maxStored.flowStates) };
}

/**
 * Issues the code of the newest flow state of this method. Returns the changed row and the code. It need not be the
 * flow state of the link that was followed.
 */
export function issueCode(row: UserRow, method: FlowMethod, now: number): readonly [UserRow, string | undefined] {
  const newest = row.flowStates.findLast((flow) => flow.method === method);
  if (!newest) return [row, undefined];
  const flowStates = row.flowStates.map((flow) => (flow === newest ? { ...flow, codeIssuedAt: now } : flow));
  return [{ ...row, flowStates }, newest.authCode];
}

/** Whether a code has expired. Only for a magic link, the lifetime starts when the link is followed. */
export function isExpired({ method, createdAt, codeIssuedAt }: FlowState, now: number): boolean {
  const start = method === 'magiclink' ? (codeIssuedAt ?? createdAt) : createdAt;
  return start + secrets.flowStateLifetimeMs < now;
}

/** Whether a verifier matches the challenge of the request. */
export function verifies({ challenge, challengeMethod }: FlowState, verifier: string): boolean {
  return challenge === (challengeMethod === 'plain' ? verifier : base64url.encode(sha256(utf8ToBytes(verifier))));
}
