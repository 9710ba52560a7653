import { operations } from '@resetkit/sdk/better-auth/operations';
import { schemas } from '@resetkit/sdk/better-auth/schemas';
import { handlers } from '../../src/providers/better-auth/handlers/index.ts';
import { checkSpec } from '../check-spec.ts';
import { spec } from './spec.ts';
import { start } from './world.ts';

checkSpec({ spec, operations, schemas, handlers, knows: start().mock.knows });
