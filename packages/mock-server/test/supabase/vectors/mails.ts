import { expect } from 'vitest';
import { ada, asServer, failure, mailedRecovery, page, pkce, recovered, signedIn } from '../world.ts';
import { badDigits, replies, table, taken, type Vector } from './vector.ts';

/** The number of digits, `otpLength`. */
const digitVectors: readonly Vector[] = [
  ...table(
    [6, 8, 10],
    'mails have %d digits if the project says so, and all of them are needed',
  )((otpLength) => ({
    options: { otpLength },
    async run(world) {
      const { code, token } = await mailedRecovery(world);
      const verify = (digits: string) => world.post('/verify', { type: 'recovery', email: ada.email, token: digits });

      expect([code.length, token.length]).toEqual([otpLength, 56]);
      expect(await verify(code.slice(0, -1))).toEqual(badDigits);
      expect((await verify(code)).status).toBe(200);
    },
  })),
  {
    title: 'nonces and generated links have as many digits as mails',
    options: { otpLength: 8 },
    async run(world) {
      const authorization = (await recovered(world)).authorization;
      await world.get('/reauthenticate', { authorization });
      const { code } = await world.mock.outbox.waitFor({ kind: 'verification' });
      const { body } = await world.post('/admin/generate_link', { type: 'recovery', email: ada.email }, asServer);

      expect(code).toMatch(/^[0-9]{8}$/);
      expect(body).toMatchObject({ email_otp: expect.stringMatching(/^[0-9]{8}$/) });
    },
  },
];

/** Every variable, in the places that a mail has for them. */
const everything =
  '[{{ .SiteURL }}|{{ .Email }}|{{ .NewEmail }}|{{ .OldEmail }}|{{ .SendingTo }}|{{ .RedirectTo }}|{{ .Data.name }}]' +
  '{{ .Token }} {{ .TokenHash }} {{ .ConfirmationURL }}';
const ownPage =
  '<a href="{{ .SiteURL }}/auth/confirm?token_hash={{ .TokenHash }}&type=recovery&next={{ .RedirectTo }}">Reset</a>';
const mails = ['confirmation', 'recovery', 'magicLink', 'invite', 'emailChange', 'reauthentication'];
const inEach = (text: string): Record<string, string> => Object.fromEntries(mails.map((mail) => [mail, text]));
const password = 'another-pass-1';

const templateVectors: readonly Vector[] = [
  ...table(
    [
      ['a reset', '/recover', { email: ada.email }, 'Reset your password'],
      ['a sign-in by mail', '/otp', { email: ada.email }, 'Your sign-in link'],
      ['a sign-in by mail of a new address', '/otp', { email: 'x@example.com' }, 'Confirm your email address'],
      ['a sign-up', '/signup', { email: 'x@example.com', password }, 'Confirm your email address'],
    ] as const,
    'the mail for %s has the subject of the server',
  )((_name, path, body, subject) => ({
    async run({ post, mock }) {
      await post(path, body);

      expect((await mock.outbox.waitFor()).subject).toBe(subject);
    },
  })),
  {
    title: 'mails for a new address and with a nonce have the subjects of the server',
    async run(world) {
      const { bearer } = await signedIn(world);
      await world.put('/user', { email: 'ada2@example.com' }, bearer);
      await world.get('/reauthenticate', bearer);
      const [nonce, change] = await world.mock.outbox.list();

      expect([change?.subject, nonce?.subject]).toEqual([
        'Confirm your new email address',
        `${nonce?.code} is your verification code`,
      ]);
    },
  },
  ...table(
    [
      ['a reset', '/recover', { email: ada.email }, `${ada.email}||||${page}|Ada`, 'recovery'],
      ['a sign-in by mail', '/otp', { email: ada.email }, `${ada.email}||||${page}|Ada`, 'magiclink'],
      [
        'a sign-up',
        '/signup',
        { email: 'X@example.com', password, data: { name: '<Sue & "Co">' } },
        `x@example.com||||${page}|&lt;Sue &amp; &#34;Co&#34;&gt;`,
        'signup',
      ],
    ] as const,
    'the variables of %s',
  )((_name, path, body, values, type) => ({
    options: { mailerTemplates: inEach(everything), apiExternalUrl: 'https://api.example.com' },
    async run({ post, mock }) {
      await post(`${path}?redirect_to=${page}`, body);
      const { html, code, token } = await mock.outbox.waitFor();
      const link = `https://api.example.com/auth/v1/verify?token=${token}&amp;type=${type}&amp;redirect_to=${page}`;

      expect(html).toBe(`[http://localhost:3000|${values}]${code} ${token} ${link}`);
    },
  })),
  {
    title: 'the variables of a mail for a new address, and with a nonce: the latter has neither link nor target',
    options: { mailerTemplates: inEach(everything), apiExternalUrl: 'https://api.example.com' },
    async run(world) {
      const { bearer } = await signedIn(world);
      await world.put(`/user?redirect_to=${page}`, { email: 'Ada2@example.com' }, bearer);
      await world.get(`/reauthenticate?redirect_to=${page}`, bearer);
      const [nonce, change] = await world.mock.outbox.list();
      const link = `https://api.example.com/auth/v1/verify?token=${change?.token}&amp;type=email_change&amp;redirect_to=${page}`;

      expect(change?.html).toBe(
        `[http://localhost:3000|${ada.email}|ada2@example.com||ada2@example.com|${page}|Ada]${change?.code} ${change?.token} ${link}`,
      );
      expect(nonce).toMatchObject({ html: `[http://localhost:3000|${ada.email}|||||Ada]${nonce?.code}  ` });
      expect(nonce).not.toHaveProperty('link');
    },
  },
  {
    title: 'the link of a template to an own page is the link of the mail; its token hash can be used',
    options: { siteUrl: 'https://app.example.com', mailerTemplates: { recovery: ownPage } },
    async run(world) {
      const { link, token } = await mailedRecovery(world, pkce.fields, `?redirect_to=${page}`);
      const [mail] = await world.mock.outbox.list();
      const next = 'https%3a%2f%2fapp.example.com%2freset';

      expect(token).toMatch(/^pkce_[0-9a-f]{56}$/);
      expect(link).toBe(`https://app.example.com/auth/confirm?token_hash=${token}&type=recovery&next=${next}`);
      expect(mail).toMatchObject({ text: 'Reset\n', html: `<a href="${link}">Reset</a>` });
      expect(mail).not.toHaveProperty('code');
      expect((await world.post('/verify', { type: 'recovery', token_hash: token })).status).toBe(200);
    },
  },
  {
    title: 'the link of a template without quotes can be followed',
    options: {
      mailerTemplates: { recovery: '<a href={{ .ConfirmationURL }}>Reset</a>' },
      apiExternalUrl: 'https://api.example.com',
    },
    async run(world) {
      const { link, token } = await mailedRecovery(world);

      expect(link).toBe(
        `https://api.example.com/auth/v1/verify?token=${token}&type=recovery&redirect_to=http://localhost:3000`,
      );
    },
  },
  {
    title: 'a template with digits alone is a mail without a link',
    options: { mailerTemplates: { recovery: '<p>Your code: {{ .Token }}</p>' } },
    async run(world) {
      const { code, link, token } = await mailedRecovery(world);
      const [mail] = await world.mock.outbox.list();

      expect([link, token]).toEqual(['', '']);
      expect(mail).toMatchObject({ text: `Your code: ${code}\n`, html: `<p>Your code: ${code}</p>` });
      expect((await world.post('/verify', { type: 'recovery', email: ada.email, token: code })).status).toBe(200);
    },
  },
  {
    title: 'values in a subject are escaped as HTML, its own characters are not',
    options: { mailerSubjects: { recovery: '{{ .Token }} <b> é "{{ .Data.name }}" {{ .Data.nope }}' } },
    async run(world) {
      const { bearer } = await signedIn(world);
      await world.put('/user', { data: { name: 'Ada <b>' } }, bearer);
      const { code } = await mailedRecovery(world);
      const [mail] = await world.mock.outbox.list();

      expect(mail?.subject).toBe(`${code} <b> é "Ada &lt;b&gt;" `);
    },
  },
  ...table(
    ['{{ .Data.name.first }}', '{{ len .Data.nope }}', '{{ len .NewEmail }}'],
    'a template that cannot be filled, %s, fails',
  )((recovery) => ({
    options: { mailerTemplates: { recovery } },
    async run({ post, mock }) {
      expect(await post('/recover', { email: ada.email })).toEqual(
        failure(500, 'unexpected_failure', 'Error sending recovery email'),
      );
      expect(await mock.outbox.list()).toEqual([]);
    },
  })),
  replies(
    'a template that cannot be filled is not noticed for an unknown address',
    ({ post }) => post('/recover', { email: 'x@example.com' }),
    taken,
    { options: { mailerTemplates: { recovery: '{{ len .Data.nope }}' } } },
  ),
];

/** Mails that are sent after the answer, `mailerEmailBackgroundSending`. */
const backgroundVectors: readonly Vector[] = [
  {
    title: 'a mail that is sent in the background and fails is answered as if it were sent, and counts for the wait',
    options: { mailerEmailBackgroundSending: true, mail: 'fails' },
    settings: { limits: 'real' },
    async run(world) {
      const bob = { email: 'bob@example.com', password };
      const recovery = await world.post('/recover', { email: ada.email });
      const signUp = await world.post('/signup', bob);
      await world.mock.options.set({ mail: 'works' });
      const again = await world.post('/recover', { email: ada.email });

      expect(recovery).toEqual(taken);
      expect([signUp.status, signUp.body]).toEqual([
        200,
        expect.objectContaining({ email: bob.email, confirmation_sent_at: '2026-01-02T03:04:05Z' }),
      ]);
      expect(again.status).toBe(429);
      expect(await world.mock.outbox.list()).toEqual([]);
      await world.mock.clock.advance('1m');
      expect((await mailedRecovery(world)).code).toMatch(/^\d{6}$/);
    },
  },
];

/** What mails hold. */
export const mailVectors: readonly Vector[] = [...digitVectors, ...templateVectors, ...backgroundVectors];
