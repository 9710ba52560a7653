import { describe, expect, test } from 'vitest';
import { responseOf } from '../src/core/fetch.ts';
import type { ControlledMockServer } from '../src/core/server.ts';
import { pathOf } from '../src/core/wire.ts';
import type { Spec } from './read-spec.ts';
import type { Vector } from './vector.ts';
import type { Way } from './ways.ts';

/** What the vectors of a provider need to run. */
export interface VectorRun<World extends { readonly mock: ControlledMockServer }, Client, Options, Settings> {
  readonly spec: Spec;
  /** Facts that are tested in each of the ways. */
  readonly vectors: readonly Vector<World, Options, Settings>[];
  /** Details, and facts about origins and connections: tested in the first way only. */
  readonly details: readonly Vector<World, Options, Settings>[];
  /** Makes a fresh mock. */
  start(options?: Options, settings?: Settings): World;
  /** The ways to reach it; the first is in-process. */
  readonly ways: readonly Way<Client>[];
}

/**
 * Runs all vectors of a provider. At the end it looks at the replies that they have seen. Every status of every operation
 * in the description must be among them, except those that are marked `x-unreached`; and the SDK must recognise the errors.
 */
export function runVectors<World extends { readonly mock: ControlledMockServer }, Client, Options, Settings>({
  spec,
  vectors,
  details,
  start,
  ways,
}: VectorRun<World, Client, Options, Settings>): void {
  const seen = new Set<string>();
  const answers: (() => Promise<SeenAnswer>)[] = [];

  describe.each(ways)('$name', ({ open, name }) => {
    const all = name === ways[0]?.name ? [...vectors, ...details] : vectors;

    for (const { title, options, settings, run } of all) {
      test(title, async () => {
        const world = start(options, settings);
        const mock = recording(world.mock, (method, path, response) => {
          const operation = spec.operationAt(method, path);
          if (operation === undefined) return;
          const status = spec.statusOf(response);
          seen.add(`${operation} ${status}`);
          if (status !== undefined && method !== 'HEAD') answers.push(() => answerOf(operation, status, response));
        });
        const { close, ...client } = await open(mock);
        try {
          await run({ ...world, mock, ...client });
        } finally {
          await close();
        }
      });
    }
  });

  test('have titles of their own', () => {
    const titles = [...vectors, ...details].map(({ title }) => title);

    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test('reach every status of every operation in the description', () => {
    const described = Object.entries(spec.specified).flatMap(([operation, statuses]) =>
      Object.entries(statuses).map(([status, { unreached }]) => ({ pair: `${operation} ${status}`, unreached })),
    );

    expect(described.filter(({ pair, unreached }) => !unreached && !seen.has(pair)).map(({ pair }) => pair)).toEqual(
      [],
    );
    expect(described.filter(({ pair, unreached }) => unreached && seen.has(pair)).map(({ pair }) => pair)).toEqual([]);
  });

  test('reach no error of an operation that the SDK does not recognise', async () => {
    const { readError } = await import(`../../sdk/src/providers/${spec.name}/read-error.ts`);
    const all = await Promise.all(answers.map((read) => read()));
    const errors = all.filter(({ status, isJson, body }) => status >= 400 && isJson && body !== undefined);

    expect(errors.filter(({ status, body }) => !readError(status, body))).toEqual([]);
  });

  test('reach no answer that a client of the SDK calls unexpected, with validateWith', async () => {
    const { validateWith } = await import('@resetkit/sdk');
    const { schemas } = await import(`../../sdk/src/generated/${spec.name}/schemas.ts`);
    const validate = validateWith(schemas);
    const all = await Promise.all(answers.map((read) => read()));
    const said = await Promise.all(all.map(({ operation, status, body }) => validate(operation, status, body)));

    expect([...new Set(said)].filter((words) => words !== undefined)).toEqual([]);
  });
}

interface SeenAnswer {
  readonly operation: string;
  readonly status: number;
  readonly isJson: boolean;
  /** Parsed if it is JSON, else the text; `undefined` if it is empty. */
  readonly body: unknown;
}

/** An answer as the SDK reads it. It can be asked for again. */
async function answerOf(operation: string, status: number, response: Response): Promise<SeenAnswer> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const text = await response.clone().text();
  return { operation, status, isJson, body: text === '' ? undefined : isJson ? JSON.parse(text) : text };
}

type Record = (method: string, path: string, response: Response) => void;

/** The same mock server, which reports each of its replies. */
function recording<Mock extends ControlledMockServer>(mock: Mock, record: Record): Mock {
  const base = mock.baseUrl === '*' ? '' : new URL(mock.baseUrl).pathname.replace(/\/$/, '');
  return {
    ...mock,
    async handle(request) {
      const reply = await mock.handle(request);
      record(request.method, pathOf(request.target), responseOf(reply));
      return reply;
    },
    async fetch(input, init) {
      const request = new Request(input instanceof Request ? input : new URL(input, `${mock.baseUrl}/`), init);
      const { pathname } = new URL(request.url);
      const response = await mock.fetch(input, init);
      record(
        request.method,
        pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname,
        response.clone(),
      );
      return response;
    },
  };
}
