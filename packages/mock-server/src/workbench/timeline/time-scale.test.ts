import { expect, test } from 'vitest';
import { timeScale } from './time-scale.ts';

const second = 1_000;
const day = 86_400_000;

test('times are drawn in their order, from edge to edge', () => {
  const times = [0, second, 2 * second, day];
  const places = times.map(timeScale(day, times).place);

  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect([places[0], places.at(-1)]).toEqual([0, 100]);
});

test('a second is seen beside a day', () => {
  const { place } = timeScale(day, [0, second]);

  expect(place(second) - place(0)).toBeGreaterThan(10);
});

test('a time between two others is drawn between them', () => {
  const { place } = timeScale(day, [0]);

  expect(place(day / 2)).toBe(50);
});

test('times outside are drawn at the edges', () => {
  const { place } = timeScale(2 * second, [second]);

  expect([place(0), place(day)]).toEqual([0, 100]);
});

test('one time alone is drawn', () => {
  expect(timeScale(5, []).ticks).toEqual([5]);
  expect(timeScale(5, []).place(5)).toBe(0);
});

test('ticks are not written over each other, and now is one of them', () => {
  const now = 20 * second;
  const { ticks, place } = timeScale(
    now,
    Array.from({ length: 50 }, (_, index) => index * second),
  );

  const places = ticks.map(place).sort((a, b) => a - b);
  expect(ticks).toContain(now);
  expect(ticks.length).toBeGreaterThan(1);
  expect(places.slice(1).every((one, index) => one - (places[index] ?? 0) >= 28)).toBe(true);
});
