import { afterEach, expect, test, vi } from 'vitest';
import { createCells } from './cells.ts';
import { createRandom, startOf } from './random.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Makes the platform's randomness count up from a byte. */
function countUpFrom(first: number): void {
  let next = first;
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    if (array instanceof Uint8Array) array.set(Array.from(array, () => next++ % 256));
    return array;
  });
}

test('draws every digit as often as every other one', () => {
  countUpFrom(0);

  const digits = createRandom().digits(250);

  const counts = Array.from('0123456789', (digit) => digits.split(digit).length - 1);
  expect(counts).toEqual(Array.from({ length: 10 }, () => 25));
});

test('draws again when a byte would favour the small digits', () => {
  countUpFrom(253);

  expect(createRandom().digits(3)).toBe('012');
});

test('draws leading zeros', () => {
  countUpFrom(0);

  expect(createRandom().digits(6)).toBe('012345');
});

test('draws the same sequence again from the same seed', () => {
  const draw = (seed: string | number): unknown[] => {
    const random = createRandom(seed);
    return [random.digits(6), random.hex(32), random.uuid(), [...random.bytes(40)]];
  };

  expect(draw('a seed')).toEqual(draw('a seed'));
  expect(draw(7)).toEqual(draw('7'));
  expect(draw('a seed')).not.toEqual(draw('another seed'));
});

test('goes on with the sequence at every draw', () => {
  const random = createRandom('a seed');

  expect(random.hex(32)).not.toBe(random.hex(32));
});

test('goes on from the position of its cell', () => {
  const cells = createCells();
  const random = createRandom('a seed', cells.cell('random', startOf('a seed')));
  const first = random.hex(32);
  random.uuid();

  cells.reset();

  expect(random.hex(32)).toBe(first);
});

test('draws something new each time without a seed', () => {
  expect(createRandom().hex(32)).not.toBe(createRandom().hex(32));
});

test.each([1, 31, 32, 33, 100])('draws %i bytes when asked for them', (length) => {
  expect(createRandom('a seed').bytes(length)).toHaveLength(length);
  expect(createRandom().bytes(length)).toHaveLength(length);
  expect(createRandom('a seed').hex(length)).toMatch(new RegExp(`^[0-9a-f]{${2 * length}}$`));
});

test('draws UUIDs of version 4', () => {
  expect(createRandom('a seed').uuid()).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
