import { operations } from '@resetkit/sdk/firebase/operations';
import { schemas } from '@resetkit/sdk/firebase/schemas';
import { handlers } from '../../src/providers/firebase/handlers/index.ts';
import { checkSpec } from '../check-spec.ts';
import { spec } from './spec.ts';
import { start } from './world.ts';

const { mock } = start();
// The root is the page of a server that has several backends: no path without a prefix leads there.
checkSpec({ spec, operations, schemas, handlers, knows: (path) => path === '/' || mock.knows(path) });
