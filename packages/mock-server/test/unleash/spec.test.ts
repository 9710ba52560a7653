import { operations } from '@resetkit/sdk/unleash/operations';
import { schemas } from '@resetkit/sdk/unleash/schemas';
import { handlers } from '../../src/providers/unleash/handlers/index.ts';
import { checkSpec } from '../check-spec.ts';
import { spec } from './spec.ts';
import { start } from './world.ts';

checkSpec({ spec, operations, schemas, handlers, knows: start().mock.knows });
