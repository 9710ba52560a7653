import { operations } from '@resetkit/sdk/stack-auth/operations';
import { schemas } from '@resetkit/sdk/stack-auth/schemas';
import { handlers } from '../../src/providers/stack-auth/handlers/index.ts';
import { coversSpec } from '../covers-spec.ts';
import { routes, specified } from './spec.ts';
import { drives } from './spec-coverage/drives.ts';
import { start } from './world.ts';

const { knows } = start().mock;

coversSpec({ specified, routes, operations, schemas, handlers, drives, start, knows });
