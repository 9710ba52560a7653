import { operations } from '@resetkit/sdk/stack-auth/operations';
import { schemas } from '@resetkit/sdk/stack-auth/schemas';
import { handlers } from '../../src/providers/stack-auth/handlers/index.ts';
import { checkSpec } from '../check-spec.ts';
import { spec } from './spec.ts';
import { start } from './world.ts';

checkSpec({ spec, operations, schemas, handlers, knows: start().mock.knows });
