import { expect } from 'vitest';
import { u } from '../world.ts';
import { send, type Vector } from './vector.ts';

const ofConnection = new Set(['date', 'connection', 'keep-alive']);

/** The headers of a reply. */
export const headerVectors: readonly Vector[] = [
  {
    title: 'has the headers of a real server, and no others',
    async run(world) {
      const reply = await world.post(send, { email: u.email }, { origin: 'https://spa.example' });

      expect(Object.fromEntries([...reply.headers].filter(([name]) => !ofConnection.has(name)))).toEqual({
        'x-powered-by': 'Express',
        'access-control-allow-origin': 'https://spa.example',
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'Content-Range,Preference-Applied',
        vary: 'Origin',
        'ratelimit-policy': '5;w=900',
        'ratelimit-limit': '5',
        'ratelimit-remaining': '4',
        'ratelimit-reset': '900',
        'content-type': 'application/json; charset=utf-8',
        'content-length': '122',
        etag: 'W/"7a-HGJROOXGrngBnLeTYTj8J5Fti9c"',
      });
    },
  },
];
