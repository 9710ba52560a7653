import { expect } from 'vitest';
import {
  askAt,
  blank,
  done,
  invalid,
  notFound,
  resetAt,
  signedIn,
  signInAt,
  tokenRefused,
  tooMany,
  type World,
  wrong,
} from '../world.ts';
import type { Vector } from './vector.ts';

const rules = [
  { label: '*:auth', duration: 3, maxRequests: 2 },
  { label: 'users:requestPasswordReset', duration: 5, maxRequests: 3 },
  { label: '/api/', duration: 10, maxRequests: 4 },
];
const options = { rateLimits: { enabled: true, rules } };
const settings = { limits: 'real' } as const;
const nobody = { email: 'nobody@example.com' };
const ask = ({ post }: World, headers = {}) => post(askAt(), nobody, headers);

/** Rate limits, which are rules with labels. */
export const limitVectors: readonly Vector[] = [
  {
    title: 'a rule of an operation counts before that of its path, and says nothing of the wait',
    options,
    settings,
    source: 'recorded',
    async run(world) {
      for (const _ of [1, 2, 3]) expect(await ask(world)).toEqual(done);

      const refused = await ask(world);

      expect(refused).toEqual(tooMany);
      expect(refused.headers.get('retry-after')).toBeNull();
      world.mock.clock.advance('5s');
      expect(await ask(world)).toEqual(done);
    },
  },
  {
    title: 'counts what is refused later',
    options,
    settings,
    source: 'recorded',
    async run({ post }) {
      for (const _ of [1, 2, 3]) expect(await post(askAt(), {})).toEqual(invalid({ email: blank }));

      expect(await post(askAt(), {})).toEqual(tooMany);
    },
  },
  {
    title: 'counts in fixed windows, which begin with the whole second of the first request',
    options,
    settings,
    source: 'recorded',
    async run(world) {
      world.mock.clock.advance('0.9s');
      for (const _ of [1, 2, 3]) {
        expect(await ask(world)).toEqual(done);
        world.mock.clock.advance('1.3s');
      }
      expect(await ask(world)).toEqual(tooMany);
      world.mock.clock.advance('0.2s');

      for (const _ of [1, 2, 3]) expect(await ask(world)).toEqual(done);
      expect(await ask(world)).toEqual(tooMany);
    },
  },
  {
    title: 'counts paths that are no collection’s together, and those that are not there too',
    options,
    settings,
    source: 'recorded',
    async run({ get }) {
      for (const path of ['/api/nope', '/api/health', askAt()]) await get(path);
      expect(await get('/api/nope')).toEqual(notFound);

      for (const path of ['/api/nope', '/api/health', askAt()]) expect(await get(path)).toEqual(tooMany);
      expect(await get('/nope')).toEqual(notFound);
    },
  },
  {
    title: 'a label that ends with a slash is one of the path without it too',
    options: { rateLimits: { enabled: true, rules: [{ label: '/api/health/', duration: 60, maxRequests: 1 }] } },
    settings,
    source: 'recorded',
    async run({ get }) {
      expect((await get('/api/health')).status).toBe(200);
      expect(await get('/api/health')).toEqual(tooMany);
    },
  },
  {
    title: 'counts sign-ins by the rule of all collections, and confirmations by that of paths',
    options,
    settings,
    source: 'recorded',
    async run({ post }) {
      const tried = { identity: 'nobody@example.com', password: 'x' };
      for (const _ of [1, 2]) expect(await post(signInAt(), tried)).toEqual(wrong);
      expect(await post(signInAt(), tried)).toEqual(tooMany);

      const confirm = { token: 'x', password: 'Start-Passw0rd!', passwordConfirm: 'Start-Passw0rd!' };
      for (const _ of [1, 2, 3, 4]) expect(await post(resetAt(), confirm)).toEqual(tokenRefused);
      expect(await post(resetAt(), confirm)).toEqual(tooMany);
    },
  },
  {
    title: 'counts guests and those who are signed in by rules of their own',
    options: {
      rateLimits: {
        enabled: true,
        rules: [{ label: 'users:requestPasswordReset', audience: '@guest', duration: 60, maxRequests: 1 }],
      },
    },
    settings,
    async run(world) {
      const session = await signedIn(world);
      for (const _ of [1, 2]) expect(await ask(world, session)).toEqual(done);

      expect(await ask(world)).toEqual(done);
      expect(await ask(world)).toEqual(tooMany);
    },
  },
  {
    title: 'never counts superusers',
    options,
    settings: {
      ...settings,
      seed: [{ email: 'admin@example.com', password: 'Start-Passw0rd!', collection: '_superusers' }],
    },
    async run(world) {
      const { tokens } = await world.mock.sessions.make('admin@example.com');
      const asSuperuser = { authorization: tokens.accessToken ?? '' };

      for (const _ of [1, 2, 3, 4, 5]) expect(await ask(world, asSuperuser)).toEqual(done);
    },
  },
  {
    title: 'a new server has its rules switched off, and so refuses nothing',
    settings,
    source: 'recorded',
    async run(world) {
      for (const _ of [1, 2, 3, 4, 5, 6]) expect(await ask(world)).toEqual(done);
    },
  },
  {
    title: 'takes a limit of one’s own by the name of an operation',
    settings: { limits: { requestPasswordReset: { max: 1, windowMs: 60_000 } } },
    async run(world) {
      expect(await ask(world)).toEqual(done);
      expect(await ask(world)).toEqual(tooMany);
      expect(await world.post(signInAt(), { identity: 'x', password: 'x' })).toEqual(wrong);
    },
  },
  {
    title: 'believes the headers of a proxy only if the settings say so, and the last address in them',
    options: { ...options, trustedProxy: { headers: ['X-Real-IP', 'X-Forwarded-For'], useLeftmostIP: false } },
    settings,
    async run(world) {
      const from = (list: string) => ask(world, { 'x-forwarded-for': list });
      for (const _ of [1, 2, 3]) await from('192.0.2.1, 192.0.2.9');

      expect(await from('192.0.2.2, 192.0.2.9')).toEqual(tooMany);
      expect(await from('192.0.2.9, 192.0.2.1')).toEqual(done);
    },
  },
  {
    title: 'believes no header by default',
    options,
    settings,
    async run(world) {
      for (const one of [1, 2, 3]) await ask(world, { 'x-forwarded-for': `192.0.2.${one}` });

      expect(await ask(world, { 'x-forwarded-for': '192.0.2.4' })).toEqual(tooMany);
    },
  },
];
