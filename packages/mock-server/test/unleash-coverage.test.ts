import { operations } from '@resetkit/sdk/unleash/operations';
import { schemas } from '@resetkit/sdk/unleash/schemas';
import { handlers } from '../src/providers/unleash/handlers/index.ts';
import { coversSpec } from './covers-spec.ts';
import { start } from './unleash.ts';
import { drives } from './unleash-coverage/drives.ts';
import { spec } from './unleash-spec.ts';

const { specified, routes } = spec;
const { knows } = start().mock;

coversSpec({ specified, routes, operations, schemas, handlers, drives, start, knows });
