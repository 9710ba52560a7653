import { describe, expect, test } from 'vitest';
import { readErrorOf } from '../generate-answers-doc.ts';
import { hear, plays } from './hear.ts';

describe.each(Object.entries(plays))('%s', async (id, play) => {
  const readError = await readErrorOf(id);

  test('has no error in its vectors that the SDK would take for a stranger', async () => {
    const heard = await hear(play);

    expect(heard.length).toBeGreaterThan(10);
    expect(heard.filter(({ status, body }) => !readError(status, body))).toEqual([]);
  });
});
