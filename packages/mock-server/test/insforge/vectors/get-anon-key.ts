import { expect } from 'vitest';
import { defaultOptions } from '../../../src/providers/insforge/options.ts';
import type { Vector } from './vector.ts';

const { apiKey } = defaultOptions;
const anonKey = `anon_${'5'.repeat(64)}`;

/** `GET /api/metadata/anon-key`. */
export const getAnonKeyVectors: readonly Vector[] = [
  {
    title: 'gives administrators the key with which apps sign people up',
    options: { anonKey },
    async run({ get }) {
      const reply = await get('/api/metadata/anon-key', { authorization: `Bearer ${apiKey}` });

      expect(reply).toEqual({ status: 200, body: { anonKey } });
    },
  },
];
