import { expect } from 'vitest';
import { now } from '../world.ts';
import type { Vector } from './vector.ts';

/** `GET /api/health`. */
export const getHealthVectors: readonly Vector[] = [
  {
    title: 'says to everyone that the server runs, which version it has, and what time it is',
    async run({ get }) {
      expect(await get('/api/health')).toEqual({
        status: 200,
        body: {
          status: 'ok',
          version: '2.3.1',
          service: 'Insforge OSS Backend',
          timestamp: new Date(now).toISOString(),
        },
      });
    },
  },
];
