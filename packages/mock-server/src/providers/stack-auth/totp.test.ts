import { expect, test } from 'vitest';
import { totpAt } from './totp.ts';

const secret = btoa('12345678901234567890');

/** The vectors of RFC 6238, appendix B, the last six of their eight digits. */
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('shows at second %i the digits %s', (second, digits) => {
  expect(totpAt(secret, second * 1_000)).toBe(digits);
});
