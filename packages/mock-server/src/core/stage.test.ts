import { expect, test } from 'vitest';
import { type BoundStage, type Exchange, only, pipeline, type Stage } from './stage.ts';
import { plainTurn } from './turn.ts';

interface Backend {
  readonly log: string[];
}

function exchange(): Exchange<Backend> {
  const request = {
    method: 'GET',
    target: '/',
    headers: {},
    body: new Uint8Array(),
    ip: '127.0.0.1',
    mount: '',
    baseUrl: '',
  };
  return {
    request,
    backend: { log: [] },
    operation: undefined,
    methods: [],
    query: {},
    body: {},
    path: {},
    ip: '127.0.0.1',
    turn: plainTurn(),
    stamps: [],
  };
}

/** A stage that says when it was entered and left. */
function logging(name: string): Stage<Backend> {
  return async (passed, next) => {
    passed.backend.log.push(`into ${name}`);
    const answer = await next(passed);
    passed.backend.log.push(`out of ${name}`);
    return answer;
  };
}

const answering: Stage<Backend> = async () => ({ status: 200 });

async function logOf(
  stages: readonly BoundStage<Backend>[],
  operation: string | undefined,
): Promise<readonly string[]> {
  const passed = exchange();
  await pipeline(stages, operation)(passed);
  return passed.backend.log;
}

test('goes through the stages in order and back again', async () => {
  expect(await logOf([logging('one'), logging('two'), answering], 'signIn')).toEqual([
    'into one',
    'into two',
    'out of two',
    'out of one',
  ]);
});

test('goes no further than the stage that answers', async () => {
  expect(await logOf([logging('one'), answering, logging('two')], 'signIn')).toEqual(['into one', 'out of one']);
});

test('passes a bound stage by where it is not bound to the operation', async () => {
  const stages = [only(['signIn'], logging('bound')), answering];

  expect(await logOf(stages, 'signIn')).toEqual(['into bound', 'out of bound']);
  expect(await logOf(stages, 'signUp')).toEqual([]);
  expect(await logOf(stages, undefined)).toEqual([]);
});

test('hands on what a stage found out', async () => {
  const finding: Stage<Backend> = (passed, next) => next({ ...passed, caller: { role: 'anon', subject: 'nobody' } });
  const telling: Stage<Backend> = async ({ caller }) => ({ status: 200, body: caller });

  expect(await pipeline([finding, telling], 'signIn')(exchange())).toEqual({
    status: 200,
    body: { role: 'anon', subject: 'nobody' },
  });
});

test('says so when no stage answers', async () => {
  await expect(pipeline([logging('one')], 'signIn')(exchange())).rejects.toThrow(
    'No stage answered signIn: the last stage must.',
  );
  await expect(pipeline([], undefined)(exchange())).rejects.toThrow(
    'No stage answered an unknown path: the last stage must.',
  );
});
