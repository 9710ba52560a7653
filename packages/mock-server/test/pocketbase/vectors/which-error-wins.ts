import type { PocketbaseOptions } from '../../../src/providers/pocketbase/options.ts';
import { type Conflict, whichErrorWins } from '../../vector.ts';
import {
  askAt,
  failure,
  methodsAt,
  noCollection,
  noPasswords,
  notSignedIn,
  recordsAt,
  refreshAt,
  resetAt,
  signInAt,
  tooMany,
  unreadable,
  unsupported,
  type World,
} from '../world.ts';
import type { Vector } from './vector.ts';

type Case = Conflict<World, Partial<PocketbaseOptions>>;

const off = { collections: { users: { passwordAuth: { enabled: false } } } };
const rule = (label: string) => ({
  rateLimits: { enabled: true, rules: [{ label, duration: 60, maxRequests: 1 }] },
});
const text = { 'content-type': 'text/plain' };

/** Uses a limit of one request up. */
async function usesUp(act: () => Promise<unknown>): Promise<void> {
  await act();
}

const cases: readonly Case[] = [
  {
    wins: 'an unknown collection',
    over: 'a body that cannot be read',
    act: ({ send }) => send('POST', askAt('nope'), text, '{'),
    expected: noCollection,
  },
  {
    wins: 'an unknown collection',
    over: 'a used up limit',
    options: rule('/api/'),
    async act({ post }) {
      await usesUp(() => post(askAt('nope'), {}));
      return post(askAt('nope'), {});
    },
    expected: noCollection,
  },
  {
    wins: 'an unknown collection',
    over: 'a missing session',
    act: ({ post }) => post(refreshAt('nope')),
    expected: noCollection,
  },
  {
    wins: 'a used up limit',
    over: 'a collection without passwords',
    options: { ...off, ...rule('users:requestPasswordReset') },
    async act({ post }) {
      await usesUp(() => post(askAt(), {}));
      return post(askAt(), {});
    },
    expected: tooMany,
  },
  {
    wins: 'a used up limit',
    over: 'a body that cannot be read',
    options: rule('*:confirmPasswordReset'),
    async act({ send }) {
      await usesUp(() => send('POST', resetAt(), text, '{'));
      return send('POST', resetAt(), text, '{');
    },
    expected: tooMany,
  },
  {
    wins: 'a used up limit',
    over: 'a missing session',
    options: rule('users:authRefresh'),
    async act({ post }) {
      await usesUp(() => post(refreshAt()));
      return post(refreshAt());
    },
    expected: tooMany,
  },
  {
    wins: 'a missing session, the first time',
    over: 'nothing',
    options: rule('users:authRefresh'),
    act: ({ post }) => post(refreshAt()),
    expected: notSignedIn,
  },
  {
    wins: 'a used up limit',
    over: 'a body that cannot be read, at sign-up',
    options: rule('*:create'),
    async act({ send }) {
      await usesUp(() => send('POST', recordsAt(), text, '{'));
      return send('POST', recordsAt(), text, '{');
    },
    expected: tooMany,
  },
  {
    wins: 'a body that cannot be read',
    over: 'a collection that takes no accounts',
    act: ({ send }) => send('POST', recordsAt('_superusers'), text, '{'),
    expected: unsupported,
  },
  {
    wins: 'a used up limit',
    over: 'the methods',
    options: rule(`GET ${methodsAt()}`),
    async act({ get }) {
      await usesUp(() => get(methodsAt()));
      return get(methodsAt());
    },
    expected: tooMany,
  },
  {
    wins: 'a used up limit',
    over: 'health',
    options: rule('/api/health'),
    async act({ get }) {
      await usesUp(() => get('/api/health'));
      return get('/api/health');
    },
    expected: tooMany,
  },
  {
    wins: 'a collection without passwords',
    over: 'a body that cannot be read',
    options: off,
    act: ({ send }) => send('POST', askAt(), text, '{'),
    expected: failure(400, noPasswords),
  },
  {
    wins: 'a collection without passwords',
    over: 'a body that cannot be read, at sign-in',
    options: off,
    act: ({ send }) => send('POST', signInAt(), text, '{'),
    expected: failure(403, noPasswords),
  },
  {
    wins: 'the content type',
    over: 'malformed JSON',
    act: ({ send }) => send('POST', askAt(), text, '{'),
    expected: unsupported,
  },
  {
    wins: 'a value that is no text',
    over: 'a field that is missing',
    act: ({ post }) => post(resetAt(), { password: 5 }),
    expected: unreadable,
  },
];

/** Requests that are wrong in two ways. */
export const whichErrorWinsVectors: readonly Vector[] = whichErrorWins(cases);
