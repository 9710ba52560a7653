import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { pocketbase } from '@resetkit/mock-server/pocketbase';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { createPasswordReset, keepsRule, type PasswordRule } from '@resetkit/sdk';
import { createInsforgeClient } from '@resetkit/sdk/insforge';
import { createPocketbaseClient } from '@resetkit/sdk/pocketbase';
import { createStackAuthClient } from '@resetkit/sdk/stack-auth';
import { createSupabaseClient } from '@resetkit/sdk/supabase';
import { createUnleashClient } from '@resetkit/sdk/unleash';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

/** How many inputs are generated; `RUNS=20000` for more. */
const propertyRuns = Number(process.env['RUNS'] ?? 100);

// The rules that a page shows before are those that the server goes by after.

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

const settings = { seed: [{ email: 'ada@example.com', password: 'Old-Password-1' }] };
const keepsAll = (rules: readonly PasswordRule[], password: string) =>
  rules.every((rule) => keepsRule(password, rule) !== false);

/** Holds rules against the server's own judgement. */
async function agrees(rules: readonly PasswordRule[], accepts: (password: string) => Promise<boolean>) {
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

test.each([
  {},
  {
    passwordMinLength: 9,
    requireNumber: true,
    requireLowercase: true,
    requireUppercase: true,
    requireSpecialChar: true,
  },
])('InsForge, set to %j', async (options) => {
  const mock = createMockServer(insforge(options), settings);
  const client = createInsforgeClient({ baseUrl: mock.baseUrl, fetch: mock.fetch });

  await agrees(await createPasswordReset(client).passwordRules().orThrow(), async (newPassword) => {
    // The password is looked at before the token.
    const { error } = await client.resetPassword({ newPassword, otp: 'x' });
    return error?.kind !== 'weak-password';
  });
});

test('Unleash', async () => {
  const mock = createMockServer(unleash(), settings);
  const client = createUnleashClient({ baseUrl: mock.baseUrl, fetch: mock.fetch });

  await agrees(await createPasswordReset(client).passwordRules().orThrow(), async (password) => {
    const { error } = await client.validatePassword({ password });
    return error?.kind !== 'weak-password';
  });
});

test('PocketBase', async () => {
  const mock = createMockServer(pocketbase(), settings);
  const client = createPocketbaseClient({ baseUrl: mock.baseUrl, fetch: mock.fetch });

  await agrees(await createPasswordReset(client).passwordRules().orThrow(), async (newPassword) => {
    const reset = createPasswordReset(client);
    await reset.request({ email: 'ada@example.com' });
    const [mail] = await mock.outbox.list();
    const { error } = await reset.confirm({ newPassword, token: mail?.token });
    return error?.kind !== 'weak-password';
  });
});

test('Stack Auth', async () => {
  const mock = createMockServer(stackAuth(), settings);
  const { projectId } = await mock.options.get();
  const client = createStackAuthClient({ baseUrl: mock.baseUrl, fetch: mock.fetch, projectId });
  let count = 0;

  await agrees(await createPasswordReset(client).passwordRules().orThrow(), async (password) => {
    // What is too long for bcrypt ends in a 500, and signs nobody up.
    const { error } = await client.signUpWithCredential({ email: `u${count++}@example.com`, password });
    return error === undefined;
  });
});

test('Supabase, where a project asks for the least that one can', async () => {
  const mock = createMockServer(supabase(), settings);
  const { anonKey, passwordMinLength } = await mock.options.get();
  const client = createSupabaseClient({ baseUrl: mock.baseUrl, fetch: mock.fetch, anonKey });
  const rules = await createPasswordReset(client).passwordRules().orThrow();
  let count = 0;

  expect(rules).toEqual([
    { rule: 'min-bytes', limit: passwordMinLength },
    { rule: 'max-bytes', limit: 72 },
    { rule: 'not-reused' },
  ]);
  await agrees(rules, async (password) => {
    const { error } = await client.signUp({ email: `u${count++}@example.com`, password });
    return error?.kind !== 'weak-password';
  });
});
