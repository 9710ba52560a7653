import { operations } from '@resetkit/sdk/insforge/operations';
import { schemas } from '@resetkit/sdk/insforge/schemas';
import { handlers } from '../src/providers/insforge/handlers/index.ts';
import { coversSpec } from './covers-spec.ts';
import { start } from './insforge.ts';
import { routes, specified } from './spec.ts';
import { drives } from './spec-coverage/drives.ts';

const { knows } = start().mock;

coversSpec({ specified, routes, operations, schemas, handlers, drives, start, knows });
