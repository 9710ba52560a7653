import { expect } from 'vitest';
import {
  admin,
  failure,
  good,
  notFound,
  recordsAt,
  sessionOf,
  signedIn,
  somethingWrong,
  superusersOnly,
  tooMany,
  u,
  type World,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const ann = { email: 'ann@example.com', password: good, name: 'Ann', createdAt: '2026-01-01T00:00:00Z' } as const;
const bob = {
  email: 'bob@example.com',
  password: good,
  name: 'Bob',
  emailVerified: false,
  createdAt: '2025-01-01T00:00:00Z',
} as const;
const cat = { email: 'cat@example.com', password: good, name: 'ann_c%', createdAt: '2024-01-01T00:00:00Z' } as const;
const kim = { email: 'kim@example.com', password: good, collection: 'clients' } as const;
const options = { collections: { clients: {} } };
const settings = { seed: [ann, bob, cat, kim, admin] };

const asked = (query: Readonly<Record<string, string>>, collection?: string) =>
  `${recordsAt(collection)}?${new URLSearchParams(query)}`;
/** The names that a superuser is given, in their order, or the error. */
async function names(world: World, query: Readonly<Record<string, string>>): Promise<unknown> {
  const reply = await world.get(asked(query), await sessionOf(world, admin.email));
  const { items } = reply.body as { readonly items?: readonly { readonly name: string }[] };
  return items ? items.map(({ name }) => name) : reply;
}
const all = ['ann_c%', 'Bob', 'Ann'];

const filters = table(
  [
    ['name = "Ann"', ['Ann']],
    ["name='ann'", []],
    ['name != "Ann"', ['ann_c%', 'Bob']],
    ['name ~ "ANN"', ['ann_c%', 'Ann']],
    ['name !~ "ann"', ['Bob']],
    ['name ~ "%n"', ['Ann']],
    ['name ~ "_"', ['ann_c%']],
    ['name ~ "a_n%"', ['ann_c%', 'Ann']],
    ['name ~ "n\\\\_"', ['ann_c%']],
    ['name ~ ""', all],
    ['name ~ null', []],
    ['email ~ name', ['Bob', 'Ann']],
    ['name ?= "Ann"', ['Ann']],
    ['name > "B"', ['ann_c%', 'Bob']],
    ['name <= "Bob"', ['Bob', 'Ann']],
    ['name > 5', all],
    ['name="Ann" || name="Bob" && verified=false', ['Bob', 'Ann']],
    ['(name="Ann" || name="Bob") && verified=false', ['Bob']],
    ['1=1 (name="Ann")', ['Ann']],
    ['verified = 1', ['ann_c%', 'Ann']],
    ['verified = "1"', ['ann_c%', 'Ann']],
    ['verified = "true"', []],
    ['verified != null', all],
    ['avatar = ""', all],
    ['created > "2025"', ['Bob', 'Ann']],
    ['created < @yearStart', ['ann_c%', 'Bob']],
    ['@now = "2026-01-02 03:04:05.000Z"', all],
    ['@yesterday < @now && @tomorrow > @now', all],
    ['@day = 2 && @month = 1 && @year = 2026 && @hour = 3 && @minute = 4 && @second = 5 && @weekday = 5', all],
    ['@todayStart = "2026-01-02 00:00:00.000Z" && @todayEnd = "2026-01-02 23:59:59.999Z"', all],
    ['@monthStart = "2026-01-01 00:00:00.000Z" && @monthEnd = "2026-01-31 23:59:59.999Z"', all],
    ['@yearEnd = "2026-12-31 23:59:59.999Z"', all],
    ['tokenKey != "" && password != ""', all],
    ['name:lower = "ann"', ['Ann']],
    ['id = @request.auth.id', []],
    ['// names\nname = "Ann" // here', ['Ann']],
    ['name = "a\\"b" || name = "Ann"', ['Ann']],
  ] as const,
  'the filter %s lets through what the real server lets through',
)((filter, expected) => ({
  options,
  settings,
  source: 'recorded',
  async run(world) {
    expect(await names(world, { filter })).toEqual(expected);
  },
}));

const wrongFilters = table(
  [
    'nope=1',
    'NAME="Ann"',
    'name=Ann',
    'name',
    'name=',
    'name="A',
    'name=="A"',
    '1=1&1=1',
    '()',
    ' ',
    '// x',
    '.5=1',
    '@me=1',
    'collectionId=""',
    '1=1 and 1=1',
    '(1=1) name="x"',
  ],
  'refuses the filter %s',
)((filter) => ({
  options,
  settings,
  source: 'recorded',
  async run(world) {
    expect(await names(world, { filter })).toEqual(somethingWrong);
  },
}));

/** Lists of accounts. */
export const listVectors: readonly Vector[] = [
  ...filters,
  ...wrongFilters,
  {
    title: 'shows everybody the own account, and guests an empty list',
    source: 'recorded',
    async run(world) {
      const own = await world.get(recordsAt(), await signedIn(world));

      expect(own.text).toBe(
        `{"items":[{"avatar":"","collectionId":"_pb_users_auth_","collectionName":"users","created":"2026-01-02 03:04:05.000Z","email":"u@example.com","emailVisibility":false,"id":"${u.id}","name":"Uma","updated":"2026-01-02 03:04:05.000Z","verified":true}],"page":1,"perPage":30,"totalItems":1,"totalPages":1}`,
      );
      expect((await world.get(recordsAt())).text).toBe(
        '{"items":[],"page":1,"perPage":30,"totalItems":0,"totalPages":0}',
      );
      expect((await world.get(recordsAt('_mfas'))).text).toBe(
        '{"items":[],"page":1,"perPage":30,"totalItems":0,"totalPages":0}',
      );
    },
  },
  {
    title: 'shows other collections to superusers only',
    options,
    settings,
    source: 'recorded',
    async run(world) {
      const own = await sessionOf(world, kim.email);

      for (const headers of [{}, own]) expect(await world.get(recordsAt('clients'), headers)).toEqual(superusersOnly);
      expect(await world.get(recordsAt('_superusers'), own)).toEqual(superusersOnly);
      expect((await world.get(recordsAt('clients'), await sessionOf(world, admin.email))).body).toMatchObject({
        items: [{ email: kim.email }],
        totalItems: 1,
      });
      expect(await world.get(recordsAt('nope'))).toEqual(failure(404, 'Missing collection context.'));
      expect(await world.send('POST', `${recordsAt()}/`)).toEqual(notFound);
    },
  },
  {
    title: 'goes through pages',
    options,
    settings,
    source: 'recorded',
    async run(world) {
      const asSuperuser = await sessionOf(world, admin.email);
      const page = async (query: Readonly<Record<string, string>>) => {
        const { items, ...rest } = (await world.get(asked(query), asSuperuser)).body as { items: unknown[] };
        return { ...rest, items: items.length };
      };
      const whole = { page: 1, perPage: 30, totalItems: 3, totalPages: 1, items: 3 };

      expect(await page({ page: '2', perPage: '2' })).toEqual({
        page: 2,
        perPage: 2,
        totalItems: 3,
        totalPages: 2,
        items: 1,
      });
      expect(await page({ page: '9' })).toEqual({ ...whole, page: 9, items: 0 });
      expect(await page({ page: '-1', perPage: '0' })).toEqual(whole);
      expect(await page({ page: '+01', perPage: '5000' })).toEqual({ ...whole, perPage: 1000 });
      expect(await page({ skipTotal: 'T' })).toEqual({ ...whole, totalItems: -1, totalPages: -1 });
      for (const query of [{ page: 'x' }, { perPage: '1.5' }, { skipTotal: 'yes' }, { page: '9223372036854775808' }])
        expect(await world.get(asked({ ...query }), asSuperuser)).toEqual(somethingWrong);
    },
  },
  {
    title: 'sorts by fields',
    options,
    settings,
    source: 'recorded',
    async run(world) {
      expect(await names(world, { sort: 'name' })).toEqual(['Ann', 'Bob', 'ann_c%']);
      expect(await names(world, { sort: '-verified, name' })).toEqual(['Ann', 'ann_c%', 'Bob']);
      expect(await names(world, { sort: '+created' })).toEqual(all);
      expect(await names(world, { sort: '-@rowid' })).toEqual(['Ann', 'Bob', 'ann_c%']);
      expect(new Set((await names(world, { sort: '@random' })) as string[])).toEqual(new Set(all));
      for (const sort of ['nope', 'Name', 'name,', '--name', 'collectionId', 'name,'.repeat(8).concat('name')])
        expect(await names(world, { sort })).toEqual(somethingWrong);
    },
  },
  {
    title: 'lets only superusers ask for hidden fields, for the request and for other collections',
    options,
    settings,
    source: 'recorded',
    async run(world) {
      const own = await sessionOf(world, ann.email);

      for (const query of [{ filter: 'password != ""' }, { sort: 'tokenKey' }])
        expect(await world.get(asked({ ...query }), own)).toEqual(somethingWrong);
      expect(await world.get(asked({ filter: 'id = @request.auth.id' }), own)).toEqual(
        failure(403, 'Only superusers can filter by @request.'),
      );
      expect(await world.get(asked({ sort: '@collection.users.id' }), own)).toEqual(
        failure(403, 'Only superusers can filter by @collection.'),
      );
      expect((await world.get(asked({ filter: 'name = "Bob"' }), own)).body).toMatchObject({ totalItems: 0 });
    },
  },
  {
    title: 'takes as many comparisons and bytes as the real server',
    options,
    settings,
    source: 'recorded',
    async run(world) {
      const many = (count: number) => Array.from({ length: count }, () => '1=1').join('||');

      expect(await names(world, { filter: many(200) })).toEqual(all);
      expect(await names(world, { filter: many(201) })).toEqual(somethingWrong);
      expect(await names(world, { filter: `1="${'x'.repeat(3_496)}"` })).toEqual([]);
      expect(await names(world, { filter: `1="${'x'.repeat(3_497)}"` })).toEqual(somethingWrong);
    },
  },
  {
    title: 'says which part of a filter only the real server reads',
    options,
    settings,
    async run(world) {
      for (const what of ['@collection.users.name', 'name:length', 'strftime', '@request.method'])
        expect(await names(world, { filter: `${what}${what === 'strftime' ? '("%Y", created)' : ''} = "x"` })).toEqual(
          failure(
            400,
            `The mock server does not read "${what}" in a filter. It reads fields, also with ":lower", texts, numbers, true, false, null, @now and its like, and @request.auth.id.`,
          ),
        );
    },
  },
  {
    title: 'counts lists by a rule of their own',
    options: { rateLimits: { enabled: true, rules: [{ label: 'users:list', duration: 9, maxRequests: 1 }] } },
    settings: { limits: 'real' },
    async run({ get }) {
      expect(await get(recordsAt())).toMatchObject({ status: 200 });
      expect(await get(recordsAt())).toEqual(tooMany);
    },
  },
];
