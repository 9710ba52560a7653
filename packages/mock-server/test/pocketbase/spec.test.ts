import { operations } from '@resetkit/sdk/pocketbase/operations';
import { schemas } from '@resetkit/sdk/pocketbase/schemas';
import { handlers } from '../../src/providers/pocketbase/handlers/index.ts';
import { checkSpec } from '../check-spec.ts';
import { spec } from './spec.ts';
import { start } from './world.ts';

checkSpec({ spec, operations, schemas, handlers, knows: start().mock.knows });
