import { describe, expect, test } from 'vitest';
import { createAppHandoffClient } from '../../packages/sdk/src/providers/apphandoff/client.ts';
import { createInsforgeClient } from '../../packages/sdk/src/providers/insforge/client.ts';
import { createStackAuthClient } from '../../packages/sdk/src/providers/stack-auth/client.ts';
import { createSupabaseClient } from '../../packages/sdk/src/providers/supabase/client.ts';
import { createUnleashClient } from '../../packages/sdk/src/providers/unleash/client.ts';
import { readOperations } from '../generate/read-operations.ts';
import { readErrorOf, specOf } from '../generate-answers-doc.ts';
import { type Answer, readAnswers } from './read-answers.ts';

type Fetch = () => Promise<Response>;
type Method = (input: unknown) => Promise<{ error?: { kind: string; status?: number; body?: unknown } }>;

const baseUrl = 'http://localhost';
const clients: Readonly<Record<string, (fetch: Fetch) => object>> = {
  apphandoff: (fetch) => createAppHandoffClient({ baseUrl, fetch, retries: 0 }),
  insforge: (fetch) => createInsforgeClient({ baseUrl, fetch, retries: 0 }),
  'stack-auth': (fetch) => createStackAuthClient({ projectId: 'internal', fetch, retries: 0 }),
  supabase: (fetch) => createSupabaseClient({ baseUrl, anonKey: 'key', fetch, retries: 0 }),
  unleash: (fetch) => createUnleashClient({ baseUrl, fetch, retries: 0 }),
};

/** The answer as it comes over the wire. */
function responseOf({ status, body }: Answer): Response {
  if (body === undefined || typeof body === 'string')
    return new Response(body ?? null, { status, headers: { 'Content-Type': 'text/plain' } });
  return Response.json(body, { status });
}

// Whatever a description has an example of, the page's kind included, is what an app gets from the whole client.
describe.each(Object.keys(clients))('every error of openapi/%s.yaml', async (id) => {
  const spec = specOf(id);
  const readError = await readErrorOf(id);
  const methods = readOperations(spec).filter(({ id: operation, method }) => isMethod(id, operation, method));

  test.each(methods)('$id', async (operation) => {
    // `readAnswers` itself refuses an example that the SDK does not know.
    const errors = readAnswers(spec, operation, readError).filter(({ error }) => error);
    const input = Object.fromEntries(operation.parameters.path.map(({ name }) => [name, 'x']));

    for (const answer of errors) {
      const client = clients[id]?.(async () => responseOf(answer)) ?? {};
      const call: Method = Reflect.get(client, operation.id);
      const { error } = await call(input);

      expect({ kind: error?.kind, status: error?.status, body: error?.body }, JSON.stringify(answer)).toEqual({
        kind: answer.error?.kind,
        status: answer.status,
        body: answer.body ?? '',
      });
    }
  });
});

/** A link that people follow is no method. */
function isMethod(id: string, operation: string, method: string): boolean {
  const client = clients[id]?.(async () => new Response()) ?? {};
  return method !== 'GET' || typeof Reflect.apply(Reflect.get(client, operation), client, [{}]) !== 'string';
}
