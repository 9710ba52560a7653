import { expect, test } from 'vitest';
import { createEndOfTurn } from './end-of-turn.ts';

test('ends once for all that wait in one turn, after what was ready before', async () => {
  const endOfTurn = createEndOfTurn();
  const notes: string[] = [];

  const [one, other] = [endOfTurn(), endOfTurn()];
  setImmediate(() => notes.push('the next turn'));
  for (const name of ['one', 'other']) void endOfTurn().then(() => notes.push(name));
  await Promise.resolve().then(() => notes.push('this turn'));
  await new Promise((resolve) => setImmediate(resolve));

  expect(one).toBe(other);
  expect(notes).toEqual(['this turn', 'one', 'other', 'the next turn']);
  expect(endOfTurn()).not.toBe(one);
  await endOfTurn();
});
