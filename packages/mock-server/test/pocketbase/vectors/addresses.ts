import { expect } from 'vitest';
import {
  admin,
  askAt,
  badToken,
  blank,
  confirmation,
  done,
  failure,
  good,
  invalid,
  length,
  mailedToken,
  moveAt,
  movedAt,
  noCollection,
  noEmail,
  notSignedIn,
  refreshAt,
  resetAt,
  sessionOf,
  signedIn,
  signInAt,
  tokenRefused,
  tooMany,
  u,
  unreadable,
  unsupported,
  verifiedAt,
  verifyAt,
  type World,
  wrong,
} from '../world.ts';
import type { Vector } from './vector.ts';

const unverified = { seed: [{ ...u, emailVerified: false }] };
const v = { email: 'v@example.com', password: good } as const;
const kim = { email: 'kim@example.com', password: good, collection: 'clients' } as const;
const clients = { collections: { clients: {} } };
const newEmail = 'New@example.com';
const allVerified = failure(400, 'All superusers are verified by default.');
const changeDirectly = failure(400, 'All superusers can change their emails directly.');
const tooLarge = failure(413, 'Request entity too large.');
const mismatchedCollection = {
  code: 'validation_token_collection_mismatch',
  message: 'The provided token is for different auth collection.',
};
const noClaims = { code: 'validation_invalid_token_claims', message: 'Missing email token claim.' };
const noPayload = {
  code: 'validation_invalid_token_payload',
  message: 'Invalid token payload - newEmail must be set.',
};
const wrongPassword = { code: 'validation_invalid_password', message: 'Missing or invalid auth record password.' };

/** The token of the newest mail to an address. */
const tokenTo = async ({ mock }: World, to: string) => (await mock.outbox.list({ to }))[0]?.token ?? '';
/** Asks for the mail that verifies an address. */
async function verification(world: World): Promise<string> {
  expect(await world.post(verifyAt(), { email: u.email })).toEqual(done);
  return tokenTo(world, u.email);
}
/** Asks for the mail that changes an address. */
async function change(world: World): Promise<string> {
  expect(await world.post(moveAt(), { newEmail }, await signedIn(world))).toEqual(done);
  return tokenTo(world, newEmail);
}

/** Verifying an address, and changing it. */
export const addressVectors: readonly Vector[] = [
  {
    title: 'verifies an address with a mailed link, which ends no session and stays good',
    settings: unverified,
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      const token = await verification(world);
      const [mail] = await world.mock.outbox.list();
      expect(mail).toMatchObject({
        kind: 'verification',
        subject: 'Verify your Acme email',
        link: `http://localhost:8090/_/#/auth/confirm-verification/${token}`,
        expiresAt: '2026-01-03T03:04:05.000Z',
      });

      for (const _ of [1, 2]) expect(await world.post(verifiedAt(), { token })).toEqual(done);
      expect((await world.mock.accounts.find(u.email))?.emailVerified).toBe(true);
      expect(await world.post(refreshAt(), undefined, own)).toMatchObject({ status: 200 });
      expect(await world.post(verifyAt(), { email: u.email })).toEqual(done);
      expect(await world.mock.outbox.list()).toHaveLength(1);
    },
  },
  {
    title: 'answers requests for verification the same, whoever it is',
    source: 'recorded',
    async run({ post, mock }) {
      for (const email of [u.email, 'nobody@example.com']) expect(await post(verifyAt(), { email })).toEqual(done);
      expect(await post(verifyAt(), { email: 'x' })).toEqual(invalid({ email: noEmail }));
      expect(await post(verifyAt(), { email: 5 })).toEqual(unreadable);
      expect(await post(verifyAt('_superusers'), { email: 5 })).toEqual(allVerified);
      expect(await post(verifyAt('nope'), {})).toEqual(noCollection);
      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  {
    title:
      'mails no second verification for two minutes, also after a mail that failed, but resets, and again after the verification',
    settings: { ...unverified, limits: 'real' },
    options: { mail: 'unreachable' },
    source: 'recorded',
    async run(world) {
      await verification(world);
      await world.mock.options.set({ mail: 'works' });
      await verification(world);
      expect(await world.mock.outbox.list()).toEqual([]);
      expect(await world.mock.limits.counters()).toMatchObject([{ name: 'verificationCooldown', of: u.email }]);
      await mailedToken(world);
      world.mock.clock.advance('2m');
      const token = await verification(world);
      expect((await world.mock.outbox.list()).map(({ kind }) => kind)).toEqual(['verification', 'password-reset']);
      expect(await world.post(verifiedAt(), { token })).toEqual(done);

      expect(await world.mock.limits.counters()).toEqual([]);
    },
  },
  {
    title: 'says what is wrong with a token that verifies nothing',
    settings: { seed: [...unverified.seed, kim, admin] },
    options: clients,
    source: 'recorded',
    async run(world) {
      const token = await verification(world);
      const verify = (given: unknown, collection?: string) => world.post(verifiedAt(collection), { token: given });

      expect(await verify('')).toEqual(invalid({ token: blank }));
      expect(await verify(5)).toEqual(unreadable);
      for (const other of ['x', (await signedIn(world)).authorization])
        expect(await verify(other)).toEqual(invalid({ token: noClaims }));
      expect(await verify(await mailedToken(world))).toEqual(tokenRefused);
      expect(await verify(token, 'clients')).toEqual(invalid({ token: mismatchedCollection }));
      expect(await verify(token, '_superusers')).toEqual(allVerified);
      expect(await world.post(verifiedAt('nope'), {})).toEqual(noCollection);
      world.mock.clock.advance('1d');
      expect(await verify(token)).toEqual(invalid({ token: badToken }));
    },
  },
  {
    title: 'a reset ends a verification, and verifies the address itself',
    settings: unverified,
    source: 'recorded',
    async run(world) {
      const token = await verification(world);
      expect(await world.post(resetAt(), confirmation(await mailedToken(world)))).toEqual(done);

      expect(await world.post(verifiedAt(), { token })).toEqual(tokenRefused);
      expect((await world.mock.accounts.find(u.email))?.emailVerified).toBe(true);
    },
  },
  {
    title: 'a verification gives an account another password where nobody signs in with one',
    settings: unverified,
    options: { collections: { users: { passwordAuth: { enabled: false } } } },
    async run(world) {
      const own = await sessionOf(world, u.email);
      expect(await world.post(verifiedAt(), { token: await verification(world) })).toEqual(done);

      expect(await world.post(refreshAt(), undefined, own)).toEqual(notSignedIn);
      await world.mock.options.set({ collections: {} });
      expect(await world.post(signInAt(), { identity: u.email, password: u.password })).toEqual(wrong);
    },
  },
  {
    title: 'changes an address with a link to the new one and the password, and ends all sessions and links',
    settings: unverified,
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      const reset = await mailedToken(world);
      const token = await change(world);
      const [mail] = await world.mock.outbox.list({ to: newEmail });
      expect(mail).toMatchObject({
        kind: 'verification',
        subject: 'Confirm your Acme new email address',
        link: `http://localhost:8090/_/#/auth/confirm-email-change/${token}`,
        expiresAt: '2026-01-02T03:34:05.000Z',
      });

      expect(await world.post(movedAt(), { token, password: u.password })).toEqual(done);
      expect(await world.mock.accounts.list()).toMatchObject([{ id: u.id, email: newEmail, emailVerified: true }]);
      expect(await world.post(refreshAt(), undefined, own)).toEqual(notSignedIn);
      expect(await world.post(resetAt(), confirmation(reset))).toEqual(tokenRefused);
      expect(await world.post(movedAt(), { token, password: u.password })).toEqual(
        invalid({ password: wrongPassword, token: badToken }),
      );
      expect(await world.post(signInAt(), { identity: newEmail, password: u.password })).toMatchObject({ status: 200 });
      expect(await world.post(signInAt(), { identity: u.email, password: u.password })).toEqual(wrong);
    },
  },
  {
    title: 'refuses a new address',
    settings: { seed: [u, v, kim, admin] },
    options: clients,
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      const asked = (address: unknown, headers: Record<string, string> = own, collection?: string) =>
        world.post(moveAt(collection), { newEmail: address }, headers);
      const refused = (code: string, message: string) => invalid({ newEmail: { code: `validation_${code}`, message } });

      expect(await asked(newEmail, {})).toEqual(notSignedIn);
      expect(await asked(newEmail, own, 'clients')).toEqual(
        failure(403, 'The request requires auth record from users collection.'),
      );
      expect(await asked(newEmail, own, '_mfas')).toEqual(
        failure(403, 'The request requires auth record from users collection.'),
      );
      expect(await asked(newEmail, await sessionOf(world, admin.email), '_superusers')).toEqual(changeDirectly);
      expect(await asked(newEmail, own, 'nope')).toEqual(noCollection);
      expect(await asked('')).toEqual(invalid({ newEmail: blank }));
      expect(await asked('x')).toEqual(invalid({ newEmail: noEmail }));
      expect(await asked(u.email)).toEqual(refused('not_in_invalid', 'Must not be in list.'));
      expect(await asked(v.email)).toEqual(refused('invalid_new_email', 'Invalid new email address.'));
      expect(await asked(u.email.toUpperCase())).toEqual(done);
      await world.mock.options.set({ mail: 'unreachable' });
      expect(await asked(newEmail)).toEqual(failure(400, 'Failed to request email change.'));
      const text = { ...own, 'content-type': 'text/plain' };
      expect(await world.send('POST', moveAt(), text, 'x')).toEqual(unsupported);
    },
  },
  {
    title: 'says what is wrong with token and password of a change at once',
    settings: { seed: [u, kim, admin] },
    options: clients,
    source: 'recorded',
    async run(world) {
      const token = await change(world);
      const moved = (given: unknown, password?: string, collection?: string) =>
        world.post(movedAt(collection), { token: given, password });

      expect(await moved('')).toEqual(invalid({ password: blank, token: blank }));
      expect(await moved(5)).toEqual(unreadable);
      expect(await moved('x', u.password)).toEqual(invalid({ password: wrongPassword, token: noPayload }));
      expect(await moved(`${token}x`, u.password)).toEqual(invalid({ password: wrongPassword, token: badToken }));
      expect(await moved(token, 'x')).toEqual(invalid({ password: wrongPassword }));
      expect(await moved(token, 'x'.repeat(101))).toEqual(invalid({ password: length(1, 100) }));
      expect(await moved(token, u.password, 'clients')).toEqual(
        invalid({ password: wrongPassword, token: mismatchedCollection }),
      );
      expect(await moved(token, u.password, '_superusers')).toEqual(changeDirectly);
      expect(await moved(token, u.password, 'nope')).toEqual(noCollection);
      await world.mock.accounts.put({ email: newEmail });
      expect(await moved(token, u.password)).toEqual(
        invalid({
          password: wrongPassword,
          token: { code: 'validation_invalid_token_email', message: 'The new email address is invalid.' },
        }),
      );
    },
  },
  {
    title: 'mails by the templates of a collection, with tokens that last as it says',
    settings: unverified,
    options: {
      collections: {
        users: {
          verificationToken: { duration: 60 },
          emailChangeToken: { duration: 90 },
          verificationTemplate: { subject: 'Yours?', body: '<a href="https://a.example/v?{TOKEN}">{RECORD:name}</a>' },
          confirmEmailChangeTemplate: { body: '<a href="https://a.example/c?{TOKEN}">c</a>' },
        },
      },
    },
    async run(world) {
      const [verify, moved] = [await verification(world), await change(world)];

      expect(await world.mock.outbox.list()).toMatchObject([
        {
          link: `https://a.example/c?${moved}`,
          subject: 'Confirm your Acme new email address',
          expiresAt: '2026-01-02T03:05:35.000Z',
        },
        { link: `https://a.example/v?${verify}`, subject: 'Yours?', expiresAt: '2026-01-02T03:05:05.000Z' },
      ]);
    },
  },
  {
    title: 'counts each of the four by a rule of its own, and reads no more than 32 MB',
    options: {
      rateLimits: {
        enabled: true,
        rules: ['requestVerification', 'confirmVerification', 'requestEmailChange', 'confirmEmailChange'].map(
          (action) => ({
            label: `*:${action}`,
            duration: 9,
            maxRequests: 1,
          }),
        ),
      },
    },
    settings: { limits: 'real' },
    async run({ send }) {
      const headers = { 'content-length': String(32 * 1024 * 1024 + 1), 'content-type': 'application/json' };
      for (const path of [verifyAt(), verifiedAt(), moveAt(), movedAt()]) {
        expect(await send('POST', path, headers, '{}')).toEqual(tooLarge);
        expect(await send('POST', path, headers, '{}')).toEqual(tooMany);
      }
      expect(await send('POST', askAt(), {}, '')).toEqual(invalid({ email: blank }));
    },
  },
];
