import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readErrorOf } from './answers-doc.ts';
import { mockErrors, vectorRuns } from './mock-errors.ts';

const root = join(import.meta.dirname, '../..');

describe.each(Object.entries(vectorRuns))('%s', async (id, run) => {
  const readError = await readErrorOf(root, id);

  test('the SDK recognises every error that the mock server answers its vectors with', async () => {
    const errors = await mockErrors(run);

    expect(errors.length).toBeGreaterThan(10);
    expect(errors.filter(({ status, body }) => !readError(status, body))).toEqual([]);
  });
});
