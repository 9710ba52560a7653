import { runVectors } from '../run-vectors.ts';
import { waysOf } from '../ways.ts';
import { spec } from './spec.ts';
import { vectors } from './vectors/index.ts';
import { clientOf, start } from './world.ts';

runVectors({ spec, vectors, start, ways: waysOf(clientOf) });
