import { operations } from '@resetkit/sdk/apphandoff/operations';
import { schemas } from '@resetkit/sdk/apphandoff/schemas';
import { expect, test } from 'vitest';
import { handlers } from '../../src/providers/apphandoff/handlers/index.ts';
import { checkSpec } from '../check-spec.ts';
import { spec } from './spec.ts';
import { clientOf, start } from './world.ts';

checkSpec({ spec, operations, schemas, handlers, knows: start().mock.knows });

test('fails the test whose reply is not in the spec', async () => {
  const { post } = clientOf(async () => Response.json({ ok: true }, { status: 418 }));

  await expect(post('/auth/send-password-reset', {})).rejects.toThrow(
    'Not in openapi/apphandoff.yaml: sendPasswordReset 418: the spec has no such status',
  );
});
