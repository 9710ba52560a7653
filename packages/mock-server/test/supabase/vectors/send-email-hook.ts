import type { SendEmailPayload } from '@resetkit/mock-server/supabase';
import { expect } from 'vitest';
import { ada, asServer, failure, page, pkce, type Reply, signedIn, type World } from '../world.ts';
import { badDigits, replies, table, taken, type Vector } from './vector.ts';

const bob = { email: 'bob@example.com', password: 'bob-new-pass1' };
const json = (body: unknown, init: ResponseInit = {}): Response => Response.json(body, init);
const says = (body: string, headers: Record<string, string>) => new Response(body, { headers });
const asJson = { 'content-type': 'application/json' };
const recover = ({ post }: World): Promise<Reply> => post('/recover', { email: ada.email });
const refusing = (http_code: unknown) => () => ({ error: { http_code, message: 'Not this address' } });
const nothing = (): undefined => undefined;
const unexpected = (message: string) => failure(500, 'unexpected_failure', message);

/** A hook that collects what it gets. */
function collecting(): { readonly calls: SendEmailPayload[]; hook(payload: SendEmailPayload): void } {
  const calls: SendEmailPayload[] = [];
  return {
    calls,
    hook(payload) {
      calls.push(payload);
    },
  };
}

/** What the answer of a hook makes of the answer of `/recover`. */
const answerVectors: readonly Vector[] = [
  ...table(
    [
      ['nothing', nothing],
      ['an object', () => json({})],
      ['null', () => json(null)],
      [
        '202 and a charset',
        () => json({}, { status: 202, headers: { 'content-type': 'application/json; charset=x' } }),
      ],
      ['204', () => new Response(null, { status: 204 })],
      ['an error without a message', () => json({ error: { http_code: 403 } })],
      ['an error that is a text', () => json({ error: 'no' })],
      ['an error whose status is a text', refusing('403')],
      ['204800 bytes', () => says(`{}${' '.repeat(204_798)}`, asJson)],
    ] as const,
    'a mail is sent if its hook answers %s',
  )((_name, sendEmailHook) => ({
    options: { sendEmailHook },
    async run(world) {
      expect(await recover(world)).toEqual(taken);
      expect((await world.mock.outbox.list()).map(({ kind }) => kind)).toEqual(['password-reset']);
    },
  })),
  ...table(
    [
      ['no JSON', () => says('x', asJson), unexpected('Error unmarshaling JSON output.')],
      ['an empty body', () => says('', asJson), unexpected('Error unmarshaling JSON output.')],
      ['a list', () => json([]), unexpected('Error unmarshaling JSON output.')],
      [
        'no content type',
        () => new Response(new Uint8Array([123, 125])),
        failure(400, 'hook_payload_invalid_content_type', 'Invalid Content-Type: Missing Content-Type header'),
      ],
      [
        'text',
        () => says('{}', { 'content-type': 'text/plain' }),
        failure(400, 'hook_payload_invalid_content_type', 'Invalid JSON response. Received content-type: text/plain'),
      ],
      [
        'a broken content type',
        () => says('{}', { 'content-type': ';' }),
        failure(400, 'hook_payload_invalid_content_type', 'Invalid Content-Type header: mime: no media type'),
      ],
      [
        'more than 204800 bytes',
        () => says(`{}${' '.repeat(204_799)}`, asJson),
        failure(422, 'hook_payload_over_size_limit', 'Payload size exceeded size limit of 204800 bytes'),
      ],
      ['400', () => new Response('', { status: 400 }), unexpected('Invalid payload sent to hook')],
      ['401', () => new Response('', { status: 401 }), unexpected('Hook requires authorization token')],
      ['429', () => new Response('', { status: 429 }), unexpected('Service currently unavailable due to hook')],
      ['503', () => new Response('', { status: 503 }), unexpected('Service currently unavailable due to hook')],
      ['201', () => json({}, { status: 201 }), unexpected('Unexpected status code returned from hook: 201')],
      ['403', () => json({}, { status: 403 }), unexpected('Unexpected status code returned from hook: 403')],
      ['an error without a status', refusing(undefined), unexpected('Not this address')],
      ['an error with 500', refusing(500), unexpected('Not this address')],
      ['an error with a status that HTTP cannot have', refusing(1000), unexpected('Internal Server Error')],
    ] as const,
    'a mail is not sent if its hook answers %s',
  )((_name, sendEmailHook, expected) => ({
    options: { sendEmailHook },
    async run(world) {
      expect(await recover(world)).toEqual(expected);
      expect(await world.mock.outbox.list()).toEqual([]);
    },
  })),
  replies(
    'a hook that throws has answered 500',
    recover,
    unexpected('Unexpected status code returned from hook: 500'),
    {
      options: {
        sendEmailHook: () => {
          throw new Error('x');
        },
      },
    },
  ),
  ...table(
    [429, 503],
    'a hook that answers %d with Retry-After is called three times',
  )((status) => {
    const { calls, hook } = collecting();
    return {
      options: {
        sendEmailHook(payload) {
          hook(payload);
          return new Response('', { status, headers: { 'retry-after': '1' } });
        },
      },
      async run(world) {
        calls.length = 0;

        expect(await recover(world)).toEqual(unexpected('Service currently unavailable due to hook'));
        expect(calls.length).toBe(3);
      },
    };
  }),
  {
    title: 'the old form of the refusal of a hook, without a code in its headers',
    options: { sendEmailHook: refusing(403) },
    async run({ post }) {
      const reply = await post('/recover', { email: ada.email }, { 'x-supabase-api-version': '' });

      expect(reply).toEqual({ status: 403, body: { code: 403, error_code: 'unknown', msg: 'Not this address' } });
      expect(reply.headers.has('x-sb-error-code')).toBe(false);
    },
  },
];

/** Requests that cause a mail of each kind, with what has to come first. */
const mailing: Readonly<Record<string, (world: World) => Promise<() => Promise<Reply>>>> = {
  '/recover': async (world) => () => recover(world),
  '/signup':
    async ({ post }) =>
    () =>
      post('/signup', bob),
  '/otp':
    async ({ post }) =>
    () =>
      post('/otp', { email: ada.email }),
  '/magiclink':
    async ({ post }) =>
    () =>
      post('/magiclink', { email: ada.email }),
  '/invite':
    async ({ post }) =>
    () =>
      post('/invite', { email: bob.email }, asServer),
  '/resend': async ({ post }) => {
    await post('/signup', bob);
    return () => post('/resend', { type: 'signup', email: bob.email });
  },
  'PUT /user': async (world) => {
    const { bearer } = await signedIn(world);
    return () => world.put('/user', { email: 'ada2@example.com' }, bearer);
  },
  '/reauthenticate': async (world) => {
    const { bearer } = await signedIn(world);
    return () => world.get('/reauthenticate', bearer);
  },
};

const refusalVectors: readonly Vector[] = Object.entries(mailing).flatMap(([name, prepare]) =>
  table(
    [400, 403, 422, 429, 504],
    `${name} answers with the status that a hook names, %d`,
  )((status) => ({
    async run(world) {
      const act = await prepare(world);
      await world.mock.options.set({ sendEmailHook: refusing(status) });

      expect(await act()).toEqual(failure(status, 'unknown', 'Not this address'));
    },
  })),
);

/** What a hook gets. */
const payloadVectors: readonly Vector[] = [
  ...table(
    [
      ['/recover', 'recovery', ada.email],
      ['/signup', 'signup', bob.email],
      ['/otp', 'magiclink', ada.email],
      ['/magiclink', 'magiclink', ada.email],
      ['/invite', 'invite', bob.email],
      ['/resend', 'signup', bob.email],
      ['PUT /user', 'email_change', ada.email],
      ['/reauthenticate', 'reauthentication', ada.email],
    ] as const,
    'the payload for %s',
  )((name, action, email) => ({
    options: { apiExternalUrl: 'https://api.example.com' },
    async run(world) {
      const { calls, hook } = collecting();
      const act = await mailing[name]?.(world);
      await world.mock.options.set({ sendEmailHook: hook });
      await act?.();
      const [mail] = await world.mock.outbox.list();

      expect(calls).toEqual([
        {
          metadata: {
            uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
            time: '2026-01-02T03:04:05Z',
            name: 'send-email',
            ip_address: expect.any(String),
          },
          user: expect.objectContaining({ email, aud: 'authenticated' }),
          email_data: {
            token: mail?.code,
            token_hash: mail?.token ?? expect.stringMatching(/^[0-9a-f]{56}$/),
            redirect_to: 'http://localhost:3000',
            email_action_type: action,
            site_url: 'https://api.example.com',
            token_new: '',
            token_hash_new: '',
            old_email: '',
            old_phone: '',
            provider: '',
            factor_type: '',
          },
        },
      ]);
    },
  })),
  {
    title:
      'the account of a payload is as it was before the mail; a PKCE request shows in the hash and a target in redirect_to',
    async run(world) {
      const { calls, hook } = collecting();
      await world.mock.options.set({ sendEmailHook: hook });
      await world.post(`/recover?redirect_to=${page}`, { email: ada.email, ...pkce.fields });

      expect(calls[0]?.user).not.toHaveProperty('recovery_sent_at');
      expect(calls[0]?.email_data).toMatchObject({
        redirect_to: page,
        token_hash: expect.stringMatching(/^pkce_[0-9a-f]{56}$/),
      });
    },
  },
  {
    title: 'digits and hash of a payload can be used once the hook has answered',
    async run(world) {
      const { calls, hook } = collecting();
      await world.mock.options.set({ sendEmailHook: hook });
      await recover(world);
      const { token, token_hash } = calls[0]?.email_data ?? {};

      expect((await world.post('/verify', { type: 'recovery', email: ada.email, token })).status).toBe(200);
      expect((await world.post('/verify', { type: 'recovery', token_hash })).status).toBe(403);
    },
  },
  {
    title: 'a hook is not called for an unknown address, a generated link and an account that is confirmed at once',
    options: { mailerAutoconfirm: true },
    async run(world) {
      const { calls, hook } = collecting();
      await world.mock.options.set({ sendEmailHook: hook });
      await world.post('/recover', { email: 'x@example.com' });
      await world.post('/admin/generate_link', { type: 'recovery', email: ada.email }, asServer);
      await world.post('/signup', bob);

      expect(calls).toEqual([]);
    },
  },
  replies('a hook needs no mail server', recover, taken, {
    options: { mail: 'fails', sendEmailHook: nothing },
  }),
  replies('a hook does not fill templates', recover, taken, {
    options: { mailerTemplates: { recovery: '{{ len .Data.nope }}' }, sendEmailHook: nothing },
  }),
  {
    title: 'waits and the hourly number of mails hold with a hook too',
    options: { emailsPerHour: 2, sendEmailHook: nothing },
    settings: { limits: 'real' },
    async run(world) {
      await recover(world);
      const again = await recover(world);
      await world.post('/signup', bob);
      const third = await world.post('/signup', { ...bob, email: 'x@example.com' });

      expect([again, third]).toEqual([
        failure(
          429,
          'over_email_send_rate_limit',
          'For security purposes, you can only request this after 60 seconds.',
        ),
        failure(429, 'over_email_send_rate_limit', 'email rate limit exceeded'),
      ]);
    },
  },
];

/** What is left of a request that a hook refused. */
const undoneVectors: readonly Vector[] = [
  {
    title: 'a refused sign-up leaves no account',
    options: { sendEmailHook: refusing(403) },
    async run({ post, mock }) {
      await post('/signup', bob);

      expect(await mock.accounts.find(bob.email)).toBeUndefined();
    },
  },
  {
    title: 'a refused change of address leaves no new address',
    options: { sendEmailHook: refusing(403) },
    async run(world) {
      const { bearer } = await signedIn(world);
      await world.put('/user', { email: 'ada2@example.com', data: { plan: 'free' } }, bearer);
      const { body } = await world.get('/user', bearer);

      expect(body).toMatchObject({ email: ada.email, user_metadata: expect.not.objectContaining({ plan: 'free' }) });
      expect(body).not.toHaveProperty('new_email');
    },
  },
  {
    title: 'digits of a refused recovery are worth nothing, earlier ones remain',
    async run(world) {
      const { calls, hook } = collecting();
      await recover(world);
      const { code } = await world.mock.outbox.waitFor();
      await world.mock.options.set({
        sendEmailHook(payload: SendEmailPayload) {
          hook(payload);
          return refusing(403)();
        },
      });
      await recover(world);
      const verify = (token: string | undefined) =>
        world.post('/verify', { type: 'recovery', email: ada.email, token });

      expect(await verify(calls[0]?.email_data.token)).toEqual(badDigits);
      expect((await verify(code)).status).toBe(200);
    },
  },
];

/** Send-email hooks. */
export const sendEmailHookVectors: readonly Vector[] = [
  ...answerVectors,
  ...refusalVectors,
  ...payloadVectors,
  ...undoneVectors,
];
