import type { components } from '@resetkit/sdk/pocketbase/types';
import type { Backend } from './backend.ts';
import type { Way } from './challenges.ts';
import { type Failure, failure } from './errors.ts';
import { addChallenge, endChallenge, findChallenge } from './good-challenges.ts';
import type { AuthRecord } from './record.ts';
import { newId } from './records.ts';
import { sessionOf } from './session.ts';

type Answer<Status, Name extends 'Session' | 'WantsAnotherWay'> = {
  readonly status: Status;
  readonly body: components['schemas'][Name];
};

/** Signs an account in that has proved itself in one way. `mfaId` names the first one, if the collection wants two. */
export async function signIn(
  backend: Backend,
  record: AuthRecord,
  way: Way,
  mfaId: string | undefined,
): Promise<Answer<200, 'Session'> | Answer<401, 'WantsAnotherWay'> | Failure<400>> {
  const { collection } = backend;
  if (collection.mfa.enabled && !mfaId) return { status: 401, body: { mfaId: await firstWay(backend, record, way) } };
  const refused = collection.mfa.enabled && mfaId ? await secondWay(backend, record, way, mfaId) : undefined;
  return refused ?? { status: 200, body: sessionOf(backend, record) };
}

async function firstWay(backend: Backend, record: AuthRecord, way: Way): Promise<string> {
  const { tokenKey, email, password } = record;
  const id = newId(backend.random);
  const known = { tokenKey, email, ...(password !== undefined && { password }) };
  await addChallenge(backend, record, { kind: 'mfa', id, created: backend.clock.now(), way, ...known });
  return id;
}

async function secondWay(
  backend: Backend,
  record: AuthRecord,
  way: Way,
  mfaId: string,
): Promise<Failure<400> | undefined> {
  const first = await findChallenge(backend, mfaId);
  if (first?.challenge.kind !== 'mfa') return failure(400, 'Invalid or expired MFA session.');
  if (first.record.id !== record.id) return failure(400, 'Invalid MFA session.');
  if (first.challenge.way === way) return failure(400, 'A different authentication method is required.');
  await endChallenge(backend, record, first.challenge);
  return undefined;
}
