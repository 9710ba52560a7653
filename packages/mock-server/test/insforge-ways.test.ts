import { describe, expect, test } from 'vitest';
import { clientOf, start, u } from './insforge.ts';
import { waysOf } from './ways.ts';

const byConnection = new Set(['date', 'connection', 'keep-alive']);

describe.each(waysOf(clientOf))('$name', ({ open }) => {
  test('says what a real server says, header by header', async () => {
    const { send, close } = await open(start().mock);
    try {
      const reply = await send('/api/auth/email/send-reset-password', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'https://spa.example' },
        body: JSON.stringify({ email: u.email }),
      });

      expect(Object.fromEntries([...reply.headers].filter(([name]) => !byConnection.has(name)))).toEqual({
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
    } finally {
      await close();
    }
  });
});
