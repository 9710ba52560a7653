import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

/** Something that goes on until it is told to end, and notes both. */
function step(notes: string[], name: string): { act: () => Promise<void>; end: () => void } {
  let end = (): void => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const act = async (): Promise<void> => {
    notes.push(`${name} begins`);
    await over;
    notes.push(`${name} ends`);
  };
  return { act, end };
}

test('lets who wants to be alone wait for what is inside, and holds what comes meanwhile', async () => {
  const notes: string[] = [];
  const gate = createGate();
  const [first, second, alone] = ['first', 'second', 'alone'].map((name) => step(notes, name));
  const all = [gate.pass(first?.act ?? fail), gate.alone(alone?.act ?? fail)];
  await Promise.resolve();
  all.push(new Promise((resolve) => setTimeout(resolve)).then(() => gate.pass(second?.act ?? fail)));

  for (const one of [second, alone, first]) setTimeout(() => one?.end(), 5);
  await Promise.all(all);

  expect(notes).toEqual(['first begins', 'first ends', 'alone begins', 'alone ends', 'second begins', 'second ends']);
});

test('counts what was announced as inside', async () => {
  const notes: string[] = [];
  const gate = createGate();
  const arrival = new Promise((resolve) => setTimeout(resolve, 5));
  const passed = arrival.then(() => gate.pass(async () => notes.push('passed')));
  gate.announce(arrival);

  await gate.alone(async () => notes.push('alone'));
  await passed;

  expect(notes).toEqual(['passed', 'alone']);
});

test('lets only one be alone at a time', async () => {
  const notes: string[] = [];
  const gate = createGate();
  const slow = (name: string) => async (): Promise<void> => {
    notes.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 2));
    notes.push(`${name} ends`);
  };

  await Promise.all([gate.alone(slow('one')), gate.alone(slow('two')), gate.alone(slow('three'))]);

  expect(notes).toEqual(['one', 'two', 'three'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test('opens again after a failure, inside or alone', async () => {
  const gate = createGate();

  await expect(gate.pass(fail)).rejects.toThrow('failed');
  await expect(gate.alone(fail)).rejects.toThrow('failed');

  expect(await gate.pass(async () => 'in')).toBe('in');
  expect(await gate.alone(async () => 'alone')).toBe('alone');
});

async function fail(): Promise<never> {
  throw new Error('failed');
}
