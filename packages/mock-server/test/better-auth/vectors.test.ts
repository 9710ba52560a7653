import { runVectors } from '../run-vectors.ts';
import { waysOf } from '../ways.ts';
import { spec } from './spec.ts';
import { details, vectors } from './vectors/index.ts';
import { clientOf, start } from './world.ts';

runVectors({ spec, vectors, details, start, ways: waysOf(clientOf, { atRoot: true }) });
