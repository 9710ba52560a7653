import { expect } from 'vitest';
import {
  asAdmin,
  asServer,
  callback,
  known,
  nowMillis,
  projectId,
  type Reply,
  refusedBySchema,
  signIn,
  textAt,
  type World,
  withToken,
} from '../world.ts';
import { perhapsSent } from './passwords.ts';
import { createdProject, projectOwner } from './project-headers.ts';
import { replies, story, table, type Vector } from './vector.ts';

const path = '/internal/projects';
const current = '/projects/current';
const atInternal = { 'x-stack-project-id': 'internal' };
const id = '00000000-0000-4000-8000-000000000009';
const config = {
  allow_localhost: true,
  client_team_creation_enabled: false,
  client_user_deletion_enabled: false,
  sign_up_enabled: true,
  oauth_account_merge_strategy: 'link_method',
  create_team_on_sign_up: false,
  credential_enabled: true,
  magic_link_enabled: false,
  passkey_enabled: false,
  oauth_providers: [],
  enabled_oauth_providers: [],
  domains: [],
  email_config: { type: 'shared' },
  email_theme: '1df07ae6-abf3-4a40-83a5-a1a2cbe336ac',
  team_creator_default_permissions: [{ id: 'team_admin' }],
  team_member_default_permissions: [{ id: 'team_member' }],
  user_default_permissions: [],
  allow_user_api_keys: false,
  allow_team_api_keys: false,
};

async function make(world: World, fields: object): Promise<{ reply: Reply; teamId: string; access: string }> {
  const { access, teamId } = await projectOwner(world);
  const body = { display_name: 'New Project', owner_team_id: teamId, ...fields };
  return { access, teamId, reply: await world.post(path, body, { ...atInternal, ...withToken(access) }) };
}

/** What clients see of the project of the options. */
const seen = {
  id: projectId,
  display_name: 'New Project',
  config: {
    sign_up_enabled: true,
    credential_enabled: true,
    magic_link_enabled: false,
    passkey_enabled: false,
    client_team_creation_enabled: false,
    client_user_deletion_enabled: false,
    allow_user_api_keys: false,
    allow_team_api_keys: false,
    enabled_oauth_providers: [],
    domains: [],
  },
};

/** The project of a request, as everybody may see it. */
const currentProject: readonly Vector[] = [
  ...table(
    [
      ['a client', {}],
      ['a server', asServer],
      ['an administrator', asAdmin],
    ] as const,
    'shows %s the project and its ways in',
  )((_who, headers) => ({
    async run({ get }) {
      expect(await get(current, headers)).toEqual({ status: 200, body: seen });
    },
  })),
  replies(
    'shows the project as the options have it',
    ({ get }) => get(current),
    {
      status: 200,
      body: {
        ...seen,
        display_name: 'Shop',
        config: {
          ...seen.config,
          sign_up_enabled: false,
          magic_link_enabled: true,
          client_user_deletion_enabled: true,
          enabled_oauth_providers: [{ id: 'github' }],
          domains: [
            { domain: 'https://*.example.com', handler_path: '/handler' },
            { domain: 'https://example.com', handler_path: '/handler' },
          ],
        },
      },
    },
    {
      options: {
        projectDisplayName: 'Shop',
        signUpEnabled: false,
        magicLinkEnabled: true,
        clientUserDeletionEnabled: true,
        oauthProviders: ['github'],
        trustedDomains: ['https://example.com', 'https://*.example.com'],
      },
    },
  ),
  replies(
    'says whether localhost is trusted since 2.8.109',
    ({ get }) => get(current),
    { status: 200, body: { ...seen, config: { ...seen.config, allow_localhost: true } } },
    { options: { profile: 'hexclave' } },
  ),
  story('shows a project that was made through the API to its clients', async (world) => {
    const domain = { domain: 'https://b.example', handler_path: '/x' };
    const { reply } = await make(world, {
      config: { domains: [domain], oauth_providers: [{ id: 'github', type: 'shared' }] },
    });
    const made = textAt(reply.body, 'id');

    expect(await world.get(current, { 'x-stack-project-id': made })).toEqual({
      status: 200,
      body: {
        ...seen,
        id: made,
        config: { ...seen.config, enabled_oauth_providers: [{ id: 'github' }], domains: [domain] },
      },
    });
  }),
  replies(
    'shows no project to a query with something in it',
    ({ get }) => get(`${current}?a=1`),
    refusedBySchema('GET /api/v1/projects/current', 'query contains unknown properties: a'),
  ),
];

/** Projects that are made through the API, and how they are spoken to. */
export const projects: readonly Vector[] = [
  ...currentProject,
  story('makes a project, its fields in order', async (world) => {
    const { reply, teamId } = await make(world, {});

    expect(reply).toEqual({
      status: 201,
      body: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        display_name: 'New Project',
        description: '',
        logo_url: null,
        logo_full_url: null,
        logo_dark_mode_url: null,
        logo_full_dark_mode_url: null,
        created_at_millis: nowMillis,
        is_production_mode: false,
        owner_team_id: teamId,
        onboarding_status: 'completed',
        config,
      },
    });
    expect(Object.keys(Object(reply.body))).toEqual([
      'id',
      'display_name',
      'description',
      'logo_url',
      'logo_full_url',
      'logo_dark_mode_url',
      'logo_full_dark_mode_url',
      'created_at_millis',
      'is_production_mode',
      'owner_team_id',
      'onboarding_status',
      'config',
    ]);
    expect(Object.keys(Object(reply.body).config)).toEqual(Object.keys(config));
  }),
  story('makes a project with switches of its own', async (world) => {
    const standard = {
      type: 'standard',
      host: 'h',
      port: 25,
      username: 'u',
      password: 'p',
      sender_name: 'n',
      sender_email: 'a@b',
    };
    const { reply } = await make(world, {
      description: null,
      is_production_mode: 'true',
      onboarding_status: 'welcome',
      config: {
        magic_link_enabled: true,
        require_email_verification: true,
        email_config: standard,
        domains: [
          { domain: 'https://b.example', handler_path: '/x' },
          { domain: 'https://a.example', handler_path: '/' },
        ],
        oauth_providers: [{ id: 'github', type: 'shared' }],
      },
    });

    expect(reply.body).toMatchObject({
      description: '',
      is_production_mode: true,
      onboarding_status: 'welcome',
      config: {
        ...config,
        magic_link_enabled: true,
        email_config: standard,
        domains: [
          { domain: 'https://a.example', handler_path: '/' },
          { domain: 'https://b.example', handler_path: '/x' },
        ],
        oauth_providers: [{ provider_config_id: 'github', id: 'github', type: 'shared' }],
        enabled_oauth_providers: [{ id: 'github' }],
      },
    });
  }),
  story('has no key, and needs none of a client', async (world) => {
    const { id: project } = await createdProject(world, {
      config: { domains: [{ domain: 'https://**.a.example', handler_path: '/' }] },
    });
    const headers = { 'x-stack-project-id': project };

    const signedUp = await world.post(
      '/auth/password/sign-up',
      { email: 'n@example.com', password: 'n-pass-1234' },
      headers,
    );
    expect(signedUp.status).toBe(200);
    const body = { email: 'n@example.com', callback_url: 'https://x.y.a.example/r' };
    expect(await world.post('/auth/password/send-reset-code', body, headers)).toEqual(perhapsSent);
    expect(await world.mock.outbox.list()).toMatchObject([{ subject: 'Reset your password at Theirs' }]);
    const key = { ...headers, 'x-stack-publishable-client-key': 'pck_any' };
    expect(await world.post('/auth/password/send-reset-code', { ...body, callback_url: callback }, key)).toMatchObject({
      body: { code: 'INVALID_PUBLISHABLE_CLIENT_KEY' },
    });
  }),
  story('restricts who is not verified where it was told to', async (world) => {
    const { id: project } = await createdProject(world, { config: { require_email_verification: true } });
    const headers = { 'x-stack-project-id': project };
    const signedUp = await world.post(
      '/auth/password/sign-up',
      { email: 'n@example.com', password: 'n-pass-1234' },
      headers,
    );

    expect(
      await world.get('/users/me', { ...headers, ...withToken(textAt(signedUp.body, 'access_token')) }),
    ).toMatchObject({
      body: { code: 'RESTRICTED_USER_NOT_ALLOWED' },
    });
  }),
  story('lists the projects of the caller’s teams', async (world) => {
    const { access, reply } = await make(world, {});

    expect(await world.get(path, { ...atInternal, ...withToken(access) })).toEqual({
      status: 200,
      body: { items: [reply.body], is_paginated: false },
    });
    const other = await world.post(
      '/auth/password/sign-up',
      { email: 'x@example.com', password: 'x-pass-1234' },
      atInternal,
    );
    expect(await world.get(path, { ...atInternal, ...withToken(textAt(other.body, 'access_token')) })).toEqual({
      status: 200,
      body: { items: [], is_paginated: false },
    });
  }),
  ...(['GET', 'POST'] as const).flatMap((method): Vector[] => {
    const sent = {
      method,
      ...(method === 'POST' && { body: JSON.stringify({ display_name: 'x', owner_team_id: id }) }),
    };
    const type = method === 'POST' ? { 'content-type': 'application/json' } : {};
    return [
      replies(
        `needs somebody signed in to ${method}`,
        ({ send }) => send(path, { ...sent, headers: { ...type, ...atInternal } }),
        known(401, 'USER_AUTHENTICATION_REQUIRED', 'User authentication required for this endpoint.'),
      ),
      story(`needs the project internal to ${method}`, async (world) => {
        const headers = { ...type, ...withToken((await signIn(world)).access) };

        expect(await world.send(path, { ...sent, headers })).toEqual(
          known(401, 'EXPECTED_INTERNAL_PROJECT', 'The project ID is expected to be internal.'),
        );
      }),
    ];
  }),
  story('makes no project for a team that the caller is not in', async (world) => {
    const { access, userId } = await projectOwner(world);

    const body = { display_name: 'x', owner_team_id: id };
    expect(await world.post(path, body, { ...atInternal, ...withToken(access) })).toEqual(
      known(404, 'TEAM_MEMBERSHIP_NOT_FOUND', `User ${userId} is not found in team ${id}.`, {
        team_id: id,
        user_id: userId,
      }),
    );
  }),
  ...(
    [
      [{}, ['body.display_name must be defined', 'body.owner_team_id must be defined']],
      [
        { x: 1, display_name: null, owner_team_id: 'y', logo_url: 'x', config: { nope: 1 } },
        [
          'body.logo_url is not a valid URL',
          'body.display_name cannot be null',
          'body.owner_team_id must be a valid UUID',
          'body.config contains unknown properties: nope',
          'body contains unknown properties: x',
          'body contains unknown properties: x',
        ],
      ],
      [
        {
          display_name: 'x',
          owner_team_id: id,
          config: {
            domains: [{ domain: 'ftp://a b', handler_path: 'x' }],
            email_config: { type: 'standard', port: 70_000 },
          },
        },
        [
          'body.config.email_config.host must be defined',
          'body.config.email_config.port must be less than or equal to 65535',
          'body.config.email_config.username must be defined',
          'body.config.email_config.password must be defined',
          'body.config.email_config.sender_name must be defined',
          'body.config.email_config.sender_email must be defined',
          'Handler path must start with /',
          'body.config.domains[0].domain contains spaces',
          'body.config.domains[0].domain is not a valid URL',
          'URL must start with http:// or https://',
        ],
      ],
    ] as const
  ).map(([body, lines]) =>
    replies(
      `makes no project of ${JSON.stringify(body)}`,
      ({ post }) => post(path, body, atInternal),
      refusedBySchema(`POST /api/v1${path}`, ...lines),
    ),
  ),
];
