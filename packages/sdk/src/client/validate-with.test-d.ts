import { expectTypeOf, test } from 'vitest';
import { schemas as apphandoff } from '../generated/apphandoff/schemas.ts';
import { operations } from '../generated/insforge/operations.ts';
import { schemas as insforge } from '../generated/insforge/schemas.ts';
import { schemas as stackAuth } from '../generated/stack-auth/schemas.ts';
import { schemas as supabase } from '../generated/supabase/schemas.ts';
import { schemas as unleash } from '../generated/unleash/schemas.ts';
import { createInsforgeClient } from '../providers/insforge/client.ts';
import type { ResponseValidator } from './options.ts';
import { validateWith } from './validate-with.ts';

test('takes the schemas of every backend, whole or in part', () => {
  for (const schemas of [apphandoff, insforge, stackAuth, supabase, unleash])
    expectTypeOf(validateWith(schemas)).toEqualTypeOf<ResponseValidator>();
  validateWith({ signIn: insforge.signIn });
});

test('is what a client takes', () => {
  createInsforgeClient({ baseUrl: '/api', validate: validateWith(insforge) });
});

test('takes nothing else', () => {
  // @ts-expect-error the table of operations
  validateWith(operations);
  // @ts-expect-error the schemas of one operation
  validateWith(insforge.signIn);
  // @ts-expect-error a schema
  validateWith(insforge.signIn.body);
  // @ts-expect-error no schemas at all
  createInsforgeClient({ baseUrl: '/api', validate: insforge });
});
