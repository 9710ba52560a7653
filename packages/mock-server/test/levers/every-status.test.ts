import { createMockServer } from '@resetkit/mock-server';
import { describe, expect, test } from 'vitest';
import type { Spec } from '../read-spec.ts';
import { registry } from '../registry.ts';

interface Described {
  readonly operations: Readonly<Record<string, { readonly method: string; readonly path: string }>>;
  readonly spec: Spec;
}

async function describedIn(id: string): Promise<Described> {
  const { operations } = await import(`../../../sdk/src/generated/${id}/operations.ts`);
  const { spec } = await import(`../${id}/spec.ts`);
  return { operations, spec };
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  return response.headers.get('content-type')?.startsWith('application/json') && text !== '' ? JSON.parse(text) : text;
}

describe.each(Object.keys(registry))('%s', (id) => {
  test('answers every status of every operation as its description has it, when a fault asks for it', async () => {
    const { operations, spec } = await describedIn(id);
    const mock = createMockServer(registry[id]?.({}) ?? expect.fail(id));
    const wrong: string[] = [];

    for (const [operation, { method, path }] of Object.entries(operations)) {
      for (const status of Object.keys(spec.specified[operation] ?? {}).map(Number)) {
        const fault = await mock.faults.add({ operation, status });
        const sent = { method, redirect: 'manual', ...(method !== 'GET' && { body: '{}' }) } as const;
        const response = await mock.fetch(path.replace(/\{\w+\}/g, 'x'), sent);
        await mock.faults.remove(fault);
        const described = spec.statusOf(response);
        const objections =
          described === status
            ? spec.objections(operation, method, status, response.headers, await bodyOf(response))
            : [`${operation} ${status}: answered ${described}`];
        wrong.push(...objections.filter((objection) => !objection.includes('x-unreached')));
      }
    }

    expect(wrong).toEqual([]);
  });

  test('sets no cookie with an error that a fault asks for: it would end the session of the client', async () => {
    const { operations } = await describedIn(id);
    const { examples } = (await registry[id]?.({}).described()) ?? expect.fail(id);

    const cookies = Object.keys(operations).flatMap((operation) =>
      Object.entries(examples[operation] ?? {}).filter(
        ([status, { headers }]) => Number(status) >= 400 && headers?.['Set-Cookie'] !== undefined,
      ),
    );

    expect(cookies).toEqual([]);
  });
});
