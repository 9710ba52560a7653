import { expect, test } from 'vitest';
import { importedPackages } from './imported-packages.ts';

test('names the packages that a snippet imports, each once', () => {
  const code = `
    import { createClient } from '@insforge/sdk';
    import type { RequestHandler } from 'msw';
    import { setupServer } from 'msw/node';
    const { test } = await import('vitest');
  `;

  expect(importedPackages(code)).toEqual(['@insforge/sdk', 'msw', 'vitest']);
});

test("leaves out our packages, Node's modules and files", () => {
  const code = `
    import { createMockServer } from '@resetkit/mock-server';
    import { readFileSync } from 'node:fs';
    import './setup.js';
  `;

  expect(importedPackages(code)).toEqual([]);
});
