import { operations } from '@resetkit/sdk/supabase/operations';
import { expect, test } from 'vitest';
import type { Provider } from '../core/provider.ts';
import { apphandoff } from '../providers/apphandoff/index.ts';
import { insforge } from '../providers/insforge/index.ts';
import { stackAuth } from '../providers/stack-auth/index.ts';
import { supabase } from '../providers/supabase/index.ts';
import { unleash } from '../providers/unleash/index.ts';
import { figures, mockTarget, outboxAt, plans, reportTable, type Target, verify } from './index.ts';
import type { Script, VerifyPlan } from './script.ts';

const plan: VerifyPlan = {
  scripts: [],
  parameters: { secret: '' },
  optionsFor: () => ({}),
  hasBasePath: false,
  headers: ['set-cookie', 'retry-after'],
  patterns: [['code', /\b\d{6}\b/g]],
  unordered: ['list'],
  numbers: [{ key: 'id', beside: 'name' }],
  mail: { code: /\d{6}/ },
  knownDifferences: [{ at: /: body\.words$/, reason: 'in our own words' }],
};

const script = (more: Partial<Script> & Pick<Script, 'steps'>): Script => ({ name: 'a script', safe: true, ...more });

/** A server that answers from a list, and what it was asked. */
function answering(...answers: readonly (() => Response)[]): Target & { readonly asked: Request[] } {
  const asked: Request[] = [];
  let next = 0;
  return {
    baseUrl: 'http://one.example',
    asked,
    async fetch(url, init) {
      asked.push(new Request(url, init));
      const answer = answers[Math.min(next++, answers.length - 1)];
      return answer ? answer() : new Response();
    },
  };
}

const json = (body: unknown, init?: ResponseInit) => () => Response.json(body, init);
const get = (path: string, more = {}) => ({ name: `GET ${path}`, method: 'GET', path, ...more });

async function compare(server: Target, mock: Target, ...steps: Script['steps']) {
  return verify({ ...plan, scripts: [script({ steps })] }, { server, mock, destructive: true });
}

test('finds nothing where both are the same but for what is made up', async () => {
  const uuid = () => crypto.randomUUID();
  const answer = (code: string, id: number) => () =>
    Response.json(
      {
        id,
        name: 'x',
        uuid: uuid(),
        at: new Date(id).toISOString(),
        text: `Your code is ${code}`,
        list: id > 1 ? [2, 1] : [1, 2],
      },
      {
        headers: {
          'set-cookie': `s=${code}; Path=/; Expires=${new Date(id).toUTCString()}`,
          'retry-after': String(id),
        },
      },
    );

  const report = await compare(answering(answer('111111', 1)), answering(answer('222222', 2)), get('/'));

  expect(report).toEqual({ exchanges: 1, same: 1, asKnown: 0, drifts: [], skipped: [] });
});

test('reports each difference: status, headers, each place of the body', async () => {
  const report = await compare(
    answering(json({ a: 1, b: [1, { c: 'x' }] }, { status: 201 })),
    answering(json({ a: 1, b: [1, { c: 'y' }], d: null }, { headers: { 'retry-after': '5' } })),
    get('/'),
  );

  const at = { script: 'a script', step: 'GET /' };
  expect(report.drifts).toEqual([
    { ...at, what: 'status', server: '201', mock: '200' },
    { ...at, what: 'header retry-after', server: '(none)', mock: '<seconds>' },
    { ...at, what: 'body.b[1].c', server: 'x', mock: 'y' },
    { ...at, what: 'body.d', server: '(none)', mock: 'null' },
  ]);
  expect(figures(report)).toBe(
    '1 exchanges compared: 0 the same, 0 with known differences only, 1 with unexpected differences.',
  );
});

test('sees that keys come in another order', async () => {
  const { drifts } = await compare(answering(json({ a: 1, b: 2 })), answering(json({ b: 2, a: 1 })), get('/'));

  expect(drifts).toMatchObject([{ what: 'order of keys in body', server: 'a, b', mock: 'b, a' }]);
});

test('keeps apart what is the same on one side only', async () => {
  const { drifts } = await compare(
    answering(json({ one: '111111', other: '111111' })),
    answering(json({ one: '111111', other: '222222' })),
    get('/'),
  );

  expect(drifts).toMatchObject([{ what: 'body.other', server: '<code 1>', mock: '<code 2>' }]);
});

test('gives the reason of a known difference', async () => {
  const report = await compare(answering(json({ words: 'theirs' })), answering(json({ words: 'ours' })), get('/'));

  expect(report).toMatchObject({ same: 0, asKnown: 1, drifts: [{ known: 'in our own words' }] });
  expect(reportTable(report)).toBe(
    'known difference (1): in our own words\n1 exchanges compared: 0 the same, 1 with known differences only, 0 with unexpected differences.',
  );
});

test('gives later steps the value that a step saves, to each server its own', async () => {
  const [server, mock] = [answering(json({ token: 'a' })), answering(json({ token: 'b' }))];

  await compare(server, mock, get('/', { save: { token: { body: ['token'] } } }), get('/x/{{token}}'));

  expect([server, mock].map(({ asked }) => asked.at(-1)?.url)).toEqual([
    'http://one.example/x/a',
    'http://one.example/x/b',
  ]);
});

test('saves a part of a header, and follows a whole URL to another server', async () => {
  const headers = { location: 'http://two.example/page#token=a&more=b' };
  const [server, mock] = [answering(json({}, { headers })), answering(json({}, { headers }))];
  const save = { link: { header: 'location' }, token: { header: 'location', match: /token=([^&]+)/ } };

  await compare(server, mock, get('/', { save }), get('/x/{{token}}'), get('{{link}}'));

  expect(server.asked.slice(1).map(({ url }) => url)).toEqual(['http://one.example/x/a', headers.location]);
});

test('saves the digits and the URL of a mail', async () => {
  const text = 'Follow http://two.example/base/go?x=1 or enter 123456';
  const server = { ...answering(json({})), mailTo: async () => ({ to: 'a@example.com', subject: 'S', text }) };
  const save = { code: 'code', link: 'link', base: 'linkBase' } as const;
  const mail = { code: /\d{6}/, link: /http:\S+/, linkBase: /(http:\S+)\/go/ };
  const steps = [{ name: 'mail', mailTo: 'a@example.com', save }, get('/{{code}}'), get('{{link}}'), get('{{base}}/y')];

  await verify({ ...plan, mail, scripts: [script({ steps })] }, { server, mock: server, destructive: true });

  expect([...new Set(server.asked.map(({ url }) => url))]).toEqual([
    'http://one.example/123456',
    'http://two.example/base/go?x=1',
    'http://two.example/base/y',
  ]);
});

test('does not compare times in numbers, seconds in sentences, and ids of requests', async () => {
  const answer = (at: number, id: string) =>
    json({ at, name: 'x', text: `after ${at} seconds` }, { headers: { 'x-request-id': id } });
  const timed: VerifyPlan = {
    ...plan,
    headers: ['x-request-id'],
    patterns: [['seconds', /\d+(?= seconds)/g]],
    numbers: [{ key: 'at', beside: 'name', isTime: true }],
    scripts: [script({ steps: [get('/1'), get('/2')] })],
  };

  const report = await verify(timed, {
    server: answering(answer(1, 'a'), answer(2, 'b')),
    mock: answering(answer(3, 'c'), answer(3, 'd')),
    destructive: true,
  });

  expect(report.drifts).toEqual([]);
});

test('does not send what lacks a value, and says so', async () => {
  const { drifts } = await compare(answering(json({})), answering(json({})), get('/{{token}}'));

  expect(drifts).toMatchObject([{ what: 'not sent: no earlier step has saved {{token}}' }]);
});

test('asks both sides from the same address, and each step from one of its own', async () => {
  const [server, mock] = [answering(json({})), answering(json({}))];
  const addresses = ({ asked }: typeof server) => asked.map(({ headers }) => headers.get('x-forwarded-for'));

  await compare(server, mock, get('/1', { from: 'a' }), get('/2'), get('/3', { from: 'a' }), get('/4', { times: 2 }));

  expect(addresses(server)).toEqual(addresses(mock));
  expect(addresses(server)[0]).toBe(addresses(server)[2]);
  expect(new Set(addresses(server)).size).toBe(4);
});

test('skips scripts that change the server, that read mails, and that lack a parameter', async () => {
  const scripts = [
    script({ name: 'unsafe', safe: false, steps: [get('/')] }),
    script({ name: 'mail', steps: [{ name: 'mail', mailTo: 'a@example.com' }] }),
    script({ name: 'secret', needs: ['secret'], steps: [get('/')] }),
  ];

  const report = await verify({ ...plan, scripts }, { server: answering(), mock: answering(), destructive: false });

  expect(report).toMatchObject({
    exchanges: 0,
    skipped: [
      { script: 'unsafe', reason: 'changes the server: needs --destructive' },
      { script: 'mail', reason: 'reads mail: needs --outbox' },
      { script: 'secret', reason: 'needs --set secret=…' },
    ],
  });
});

test('compares of a step that prepares nothing but its status', async () => {
  const report = await compare(answering(json({ a: 1 })), answering(json({ a: 2 })), get('/', { prepares: true }));

  expect(report.drifts).toEqual([]);
});

test('reads the newest mail of a Mailpit', async () => {
  const requests: string[] = [];
  const original = globalThis.fetch;
  globalThis.fetch = async (input) => {
    requests.push(String(input));
    const isSearch = String(input).includes('/search');
    const message = { Subject: 'S', Text: 'T', To: [{ Address: 'a@example.com' }] };
    return Response.json(isSearch ? { messages: [{ ID: '7' }] } : message);
  };
  try {
    expect(await outboxAt('http://mail.example/')('a@example.com')).toEqual({
      to: 'a@example.com',
      subject: 'S',
      text: 'T',
    });
  } finally {
    globalThis.fetch = original;
  }
  expect(requests).toEqual([
    'http://mail.example/api/v1/search?query=to%3A%22a%40example.com%22&limit=1',
    'http://mail.example/api/v1/message/7',
  ]);
});

function keysOf({ options }: ReturnType<typeof stackAuth>) {
  const { projectId, publishableClientKey, secretServerKey } = options;
  return { projectId, publishableClientKey, secretServerKey };
}

const own = {
  apphandoff: { make: (): Provider => apphandoff(), parameters: { anonKey: supabase().options.anonKey } },
  insforge: { make: (): Provider => insforge(), parameters: { anonKey: insforge().options.anonKey } },
  'stack-auth': {
    make: (): Provider => stackAuth(),
    parameters: keysOf(stackAuth()),
  },
  supabase: { make: (): Provider => supabase(), parameters: {} },
  unleash: {
    make: (): Provider => unleash(),
    parameters: {
      adminToken: '*:*.resetkit-admin-token',
      backendToken: 'default:development.resetkit-backend-token',
      frontendToken: 'default:development.resetkit-frontend-token',
      signupToken: '5e7c0de5e7c0de5e7c0de5e7c0de5e7c',
      fresh: 'yes',
    },
  },
} as const;

test.each(Object.keys(own) as (keyof typeof own)[])(
  'finds that the mock of %s is itself, in every script',
  async (id) => {
    const { make, parameters } = own[id];
    const chosen = plans[id];
    if (!chosen) throw new Error(`There is no plan for ${id}.`);

    const report = await verify(chosen, {
      server: mockTarget(make()),
      mock: mockTarget(make()),
      destructive: true,
      parameters,
    });

    expect(report).toMatchObject({ drifts: [], skipped: [] });
    expect(report.same).toBe(chosen.scripts.reduce((sum, { steps }) => sum + steps.length, 0));
  },
);

test.each(['apphandoff', 'stack-auth', 'supabase'] as const)(
  'goes the whole way through %s, to a password that is good',
  async (id) => {
    const chosen = plans[id];
    const { make, parameters } = own[id];
    if (!chosen) throw new Error(`There is no plan for ${id}.`);
    const statuses: number[] = [];
    const server = mockTarget(make());
    const watched: Target = {
      ...server,
      async fetch(url, init) {
        const response = await server.fetch(url, init);
        statuses.push(response.status);
        return response;
      },
    };
    const told = ['done', 'the old password', 'the new password'];
    const flows = chosen.scripts.filter(({ steps }) => steps.some(({ name }) => name === 'done'));

    for (const { name, steps } of flows) {
      statuses.length = 0;
      await verify(chosen, { server: watched, mock: mockTarget(make()), destructive: true, parameters, only: name });
      const requests = steps.filter((step) => 'method' in step);
      const outcome = told.map((one) => (statuses[requests.findIndex((step) => step.name === one)] ?? 0) < 300);

      expect([name, ...outcome]).toEqual([name, true, false, true]);
    }
  },
);

/** A target, and what was sent to it: method, path without its query, status. */
function watched(target: Target): Target & { readonly seen: { method: string; path: string; status: number }[] } {
  const seen: { method: string; path: string; status: number }[] = [];
  return {
    ...target,
    seen,
    async fetch(url, init) {
      const response = await target.fetch(url, init);
      seen.push({ method: init.method ?? 'GET', path: new URL(url).pathname, status: response.status });
      return response;
    },
  };
}

test.each(['hosted', 'kong', 'none'] as const)(
  'reaches every operation of Supabase with success behind the gateway %s, in 250 exchanges or more, and finds no difference',
  async (gateway) => {
    const chosen = plans['supabase'];
    if (!chosen) throw new Error('There is no plan for Supabase.');
    const server = watched(mockTarget(supabase({ gateway })));
    const isReached = ({ method, path }: { method: string; path: string }): boolean => {
      const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
      return server.seen.some((one) => one.status < 400 && one.method === method && pattern.test(one.path));
    };

    const report = await verify(chosen, {
      server,
      mock: mockTarget(supabase({ ...chosen.optionsFor({ ...chosen.parameters, gateway }) })),
      destructive: true,
      parameters: { gateway },
    });

    expect(report).toMatchObject({ drifts: [], skipped: [] });
    expect(
      Object.entries(operations)
        .filter(([, operation]) => !isReached(operation))
        .map(([id]) => id),
    ).toEqual([]);
    expect(report.exchanges).toBeGreaterThanOrEqual(250);
  },
);

test.each<[id: string, other: () => Provider, only: string, drift: string]>([
  [
    'apphandoff',
    () => apphandoff({ rejectUnknownOrigin: true }),
    'refused requests for mails',
    'nobody, to no origin: status',
  ],
  ['stack-auth', () => stackAuth({ credentialEnabled: false }), 'refused requests for mails', 'nobody: status'],
  ['supabase', () => supabase({ passwordMinLength: 20 }), 'refused sign-ins', 'signing up weakly: body.message'],
])('finds where %s has another rule', async (id, other, only, drift) => {
  const chosen = plans[id];
  const make = own[id as keyof typeof own];
  if (!chosen) throw new Error(`There is no plan for ${id}.`);

  const { drifts } = await verify(chosen, {
    server: mockTarget(other()),
    mock: mockTarget(make.make()),
    destructive: true,
    parameters: make.parameters,
    only,
  });

  expect(drifts.map(({ step, what }) => `${step}: ${what}`)).toContain(drift);
});

test('finds where version 7 of Unleash drifts from version 8', async () => {
  const chosen = plans['unleash'];
  if (!chosen) throw new Error('There is no plan for Unleash.');

  const { drifts } = await verify(chosen, {
    server: mockTarget(unleash({ version: '7' })),
    mock: mockTarget(unleash()),
    destructive: true,
    only: 'the own password',
  });

  expect(drifts.map(({ step, what }) => `${step}: ${what}`)).toContain('the own session: status');
});

test('says that it is the outbox which does not answer, and not the server', async () => {
  const reading = outboxAt('http://localhost:9/mailpit')('u@example.com');

  await expect(reading).rejects.toThrow(
    new Error(
      'The outbox does not answer at http://localhost:9/mailpit/api/v1/search?query=to%3A%22u%40example.com%22&limit=1.',
    ),
  );
});
