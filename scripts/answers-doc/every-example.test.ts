import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadSpec } from '../generate/load-spec.ts';
import { readOperations } from '../generate/read-operations.ts';
import { listProviders } from '../providers.ts';
import { readErrorOf } from './answers-doc.ts';
import { type Answer, readAnswers } from './read-answers.ts';

type Method = (input: unknown) => Promise<{ error?: { kind: string; status?: number; body?: unknown } }>;
type Client = Readonly<Record<string, Method>>;
type CreateClient = (options: object) => Client;

const root = join(import.meta.dirname, '../..');
const providers = listProviders(root).map(({ id }) => id);

describe.each(providers)('every error of openapi/%s.yaml', async (id) => {
  const spec = loadSpec(join(root, 'openapi', `${id}.yaml`));
  const readError = await readErrorOf(root, id);
  const { createClient }: { createClient: CreateClient } = await import(
    join(root, 'packages/sdk/src/providers', id, 'index.ts')
  );
  const clientFor = (answer?: Answer): Client =>
    createClient({
      baseUrl: 'http://localhost',
      projectId: 'internal',
      anonKey: 'key',
      retries: 0,
      fetch: async () => responseOf(answer),
    });
  // A link that people follow has a method that returns its URL.
  const operations = readOperations(spec).filter(({ id: name, method }) => {
    const called: unknown = method === 'GET' && clientFor()[name]?.({});
    return typeof called !== 'string';
  });

  test.each(operations)('$id: the client reads it as docs/answers.md says', async (operation) => {
    const errors = readAnswers(spec, operation, readError).filter(({ error }) => error);
    const input = Object.fromEntries(operation.parameters.path.map(({ name }) => [name, 'x']));

    for (const answer of errors) {
      const { error } = (await clientFor(answer)[operation.id]?.(input)) ?? {};

      expect({ kind: error?.kind, status: error?.status, body: error?.body }, JSON.stringify(answer)).toEqual({
        kind: answer.error?.kind,
        status: answer.status,
        body: answer.body ?? '',
      });
    }
  });
});

/** An answer as it comes over the wire. */
function responseOf({ status, body }: Pick<Answer, 'status' | 'body'> = { status: 200 }): Response {
  if (body === undefined || typeof body === 'string')
    return new Response(body ?? null, { status, headers: { 'Content-Type': 'text/plain' } });
  return Response.json(body, { status });
}
