import { keepsRule, type PasswordRule } from '@resetkit/sdk';
import * as fc from 'fast-check';
import { expect } from 'vitest';

/** How many inputs are generated; `RUNS=20000` for more. */
const propertyRuns = Number(process.env['RUNS'] ?? 100);

/** Passwords near the edges of every rule. */
const passwords = fc.oneof(
  fc.string({ minLength: 1, maxLength: 140 }),
  fc.string({
    unit: fc.constantFrom('a', 'B', '7', '!', ':', ' ', 'é', '🔑', '\n', '"', '~', '\\', ']'),
    minLength: 1,
    maxLength: 16,
  }),
  fc.string({ unit: fc.constantFrom('a', 'B', '7', '!', '🔑', 'é'), minLength: 60, maxLength: 140 }),
);

const keepsAll = (rules: readonly PasswordRule[], password: string) =>
  rules.every((rule) => keepsRule(password, rule) !== false);

/** Holds the rules that a page shows before against what the server goes by after. */
export async function agrees(rules: readonly PasswordRule[], accepts: (password: string) => Promise<boolean>) {
  const seen = new Set<boolean>();
  await fc.assert(
    fc.asyncProperty(passwords, async (password) => {
      const accepted = await accepts(password);
      seen.add(accepted);
      expect(keepsAll(rules, password)).toBe(accepted);
    }),
    { numRuns: propertyRuns },
  );
  expect(seen.size).toBe(2);
}
