import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OperationId } from '../../src/providers/stack-auth/backend.ts';
import { checkRequest } from '../../src/providers/stack-auth/validation/check-request.ts';
import { formOf } from '../../src/providers/stack-auth/validation/forms.ts';
import { bodies } from './differential/bodies.ts';
import { realBodies, realOutcome } from './differential/real-schemas.ts';

// The mock validates with schemas made from our own description; here its sentences are held against those of Stack Auth's own
// fields, for generated bodies. `RUNS=20000` generates more of them.

const numRuns = Number(process.env['RUNS'] ?? 50);
const ids = Object.keys(realBodies) as OperationId[];

/** What the mock makes of a body: what is wrong with it, or how it reads it. */
function outcomeOf(id: OperationId, body: unknown): { sentences: readonly string[] } | { body: unknown } {
  // Its own schema for clients is the one of the two that no other operation has.
  const type = id === 'updateCurrentUser' ? 'client' : 'server';
  const said = { params: params[id] ?? {}, query: {}, refreshToken: undefined, isSignedIn: true };
  const checked = checkRequest(formOf(id, type), { ...said, body });
  return checked.sentences ? { sentences: checked.sentences } : { body: completed(id, checked.body) };
}

/** With what the real schemas fill in and put in order; in the mock the handlers do. */
function completed(id: OperationId, body: unknown): unknown {
  const { country_code: country, oauth_providers: providers, ...fields } = Object(body);
  return {
    ...(id === 'createSession' && { expires_in_millis: 1, is_impersonation: false }),
    ...fields,
    ...(country !== undefined && {
      country_code: typeof country === 'string' ? country.trim().toUpperCase() : country,
    }),
    ...(providers !== undefined && { oauth_providers: providers.map((one: object) => ({ email: null, ...one })) }),
  };
}

const uuid = '3241a285-8329-4d69-8f3d-316e08cf140c';
const params: { readonly [Id in OperationId]?: Readonly<Record<string, string>> } = {
  updateUser: { user_id: uuid },
  sendContactChannelVerificationEmail: { user_id: uuid, contact_channel_id: uuid },
};

test.each(ids)('says of any body of %s what the real fields say', async (id) => {
  const body = bodies[id];
  if (!body) throw new Error(`No bodies for ${id}.`);

  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      // As a server gets it: `JSON.stringify` writes -0 as 0.
      const received: unknown = sent === undefined ? undefined : JSON.parse(JSON.stringify(sent));
      expect(outcomeOf(id, received)).toEqual(await realOutcome(id, received));
    }),
    { numRuns },
  );
});
