import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { registry } from '../../packages/mock-server/src/registry.ts';

// The schemas as editors use them: draft 7, found beside each other.

const root = join(import.meta.dirname, '../..');
const schemaAt = (name: string): object =>
  JSON.parse(readFileSync(join(root, 'packages/mock-server/schemas', name), 'utf8'));

const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true });
ajv.addSchema(schemaAt('seed.json'), 'seed.json');
ajv.addSchema(schemaAt('config.json'), 'config.json');

/** What is wrong with a content: where, and what. Empty if nothing is. */
function problems(name: 'seed.json' | 'config.json', content: unknown): string[] {
  const validate = ajv.getSchema(name) as ValidateFunction;
  if (validate(content)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const demo = Object.fromEntries(
  Object.entries(registry).map(([id, { outline }]) => [id, { accounts: [{ ...outline.demo }] }]),
);

describe('the schema of seed files', () => {
  test.each([
    ['the demo accounts', demo],
    ['a list of accounts', [{ email: 'ada@example.com', password: 'old-password' }]],
    ['its own name', { $schema: './node_modules/@resetkit/mock-server/dist/schemas/seed.json', ...demo }],
    [
      'all that a world can have',
      {
        insforge: {
          accounts: [{ email: 'ada@example.com', providers: ['google'], emailVerified: false }],
          options: { resetPasswordMethod: 'link', allowedRedirectUrls: null },
          codes: ['123456'],
          situations: [{ name: 'expired', email: 'bob@example.com' }],
          sessions: ['ada@example.com'],
          faults: [{ operation: 'resetPassword', status: 500, times: 1 }],
        },
      },
    ],
  ])('accepts %s', (_, content) => {
    expect(problems('seed.json', content)).toEqual([]);
  });

  test.each([
    ['an unknown backend', { clerk: {} }, ' must NOT have additional properties'],
    ['an unknown field', { insforge: { account: [] } }, '/insforge must NOT have additional properties'],
    ['an account without an address', [{ name: 'Ada' }], "/0 must have required property 'email'"],
    [
      "another backend's option",
      { unleash: { options: { resetPasswordMethod: 'link' } } },
      '/unleash/options must NOT have additional properties',
    ],
    [
      'a wrong value of an option',
      { insforge: { options: { resetPasswordMethod: 'letter' } } },
      '/insforge/options/resetPasswordMethod must be equal to one of the allowed values',
    ],
    [
      'an unknown situation',
      { insforge: { situations: [{ name: 'nope', email: 'ada@example.com' }] } },
      '/insforge/situations/0/name must be equal to one of the allowed values',
    ],
    [
      'an unknown operation',
      { insforge: { faults: [{ operation: 'nope' }] } },
      '/insforge/faults/0/operation must be equal to one of the allowed values',
    ],
  ])('refuses %s', (_, content, problem) => {
    expect(problems('seed.json', content)).toContain(problem);
  });

  test('tells what options and situations mean', () => {
    expect(schemaAt('seed.json')).toMatchObject({
      anyOf: [
        {},
        {
          properties: {
            insforge: {
              properties: {
                options: {
                  properties: {
                    passwordMinLength: { type: 'integer', description: 'In UTF-16 units, from 4 to 128.' },
                  },
                },
                situations: {
                  items: {
                    properties: { name: { description: expect.stringContaining('expired: the code or link') } },
                  },
                },
              },
            },
          },
        },
      ],
    });
  });
});

describe('the schema of config files', () => {
  test.each([
    { limits: 'real', delays: 5, port: 0, providers: ['insforge'], seed: demo },
    { $schema: 'config.json', seed: 'seed.yaml', magicAddresses: true },
  ])('accepts %j', (content) => {
    expect(problems('config.json', content)).toEqual([]);
  });

  test.each([
    [{ limit: 'real' }, ' must NOT have additional properties'],
    [{ port: 70_000 }, '/port must be <= 65535'],
    [{ providers: ['clerk'] }, '/providers/0 must be equal to one of the allowed values'],
    [
      { seed: { insforge: { options: { passwordMinLength: 3 } } } },
      '/seed/insforge/options/passwordMinLength must be >= 4',
    ],
  ])('refuses %j', (content, problem) => {
    expect(problems('config.json', content)).toContain(problem);
  });
});

test('the seed files of the documents fit the schema', () => {
  const readme = readFileSync(join(root, 'packages/mock-server/README.md'), 'utf8');
  const files = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => parse(text));

  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((content) => problems('seed.json', content))).toEqual([]);
});
