import { expect, test } from 'vitest';
import { hexOf } from './hex.ts';

test('has two digits for each byte', () => {
  expect(hexOf(new Uint8Array([0, 9, 10, 127, 128, 255]))).toBe('00090a7f80ff');
});
