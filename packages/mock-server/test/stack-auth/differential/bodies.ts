import fc, { type Arbitrary } from 'fast-check';

const uuid = '3241a285-8329-4d69-8f3d-316e08cf140c';

/** Texts at the edges of the rules, and any others. */
const text = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...[
        '',
        ' ',
        'a',
        'a@b',
        'a@localhost',
        '.a@b.co',
        'a.@b.co',
        'a..b@c.de',
        'a@b.c',
        'a@b.co',
        'A@B.CO',
        'a@b.co.',
      ],
      ...['é@b.co', 'a@-b.co', 'a b@c.de', 'a@b..co', `a@${'b'.repeat(63)}.co`, `a@${'b'.repeat(64)}.co`],
      ...[250, 251, 252].map((length) => `${'x'.repeat(length)}@b.co`),
      ...['https://a.example', 'http://a b', ' http://a', 'mailto:a@b.co', 'javascript:1', 'localhost:3000', '/x'],
      ...['https://', 'http://a\n', 'HTTP://a', 'https://*.a.b', 'ftp://a b', 'data:image/png;base64,AA=='],
      ...[44, 45, 46, 70, 71, 256, 257].map((length) => 'x'.repeat(length)),
      ...['é'.repeat(70), '😀'.repeat(35), '😀'.repeat(36), `${'😀'.repeat(22)}a`, '😀'.repeat(129)],
      ...[uuid, uuid.toUpperCase(), '00000000-0000-0000-0000-000000000000', '3241a285-8329-6d69-8f3d-316e08cf140c'],
      ...[
        '3241a285-8329-4d69-7f3d-316e08cf140c',
        `${uuid} `,
        'ME',
        'AA==',
        'AAA=',
        'AAAA',
        'AA=',
        'A-__',
        'us',
        ' US ',
      ],
      ...['usa', 'u1', '\tde\n', 'invisible', 'visible', 'true', 'FALSE', '1', '0', ' 12 ', '1e3', '0x10', '12abc'],
      ...['totp', 'google', 'shared', 'standard', '/handler', 'completed', 'link_method', '"quoted"', 'null'],
    ),
  },
  { weight: 1, arbitrary: fc.emailAddress() },
  { weight: 1, arbitrary: fc.webUrl() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~@ -]{1,20}$/) },
);

/** What JSON can have in the place of a text. */
const odd = fc.constantFrom<unknown>(
  null,
  {},
  [],
  ['a@b.co'],
  [true],
  [5],
  { a: [1, null, 'x\ny'], b: { c: false } },
  true,
  false,
  0,
  -0,
  12_345_678,
  1e21,
  0.1,
  -3,
);
const anything: Arbitrary<unknown> = fc.oneof({ arbitrary: text, weight: 5 }, { arbitrary: odd, weight: 2 });
const json: Arbitrary<unknown> = fc.jsonValue({ maxDepth: 1 });

/** Mostly good, so that bodies get through and problems stand alone. */
const mostly = (good: unknown): Arbitrary<unknown> =>
  fc.oneof({ arbitrary: fc.constant(good), weight: 3 }, { arbitrary: anything, weight: 1 });

/** Fields that may be missing, stand in any order and have strangers among them; now and then no object at all. */
function fields(known: Readonly<Record<string, Arbitrary<unknown>>>): Arbitrary<unknown> {
  const strangers = fc.dictionary(fc.constantFrom('foo', 'user', 'body', 'url', 'password2', 'a.b'), anything, {
    maxKeys: 2,
  });
  const some = fc.record(known, { requiredKeys: [] });
  const most = fc.record(known);
  const sent = fc
    .tuple(
      fc.oneof(some, most),
      fc.oneof({ arbitrary: fc.constant({}), weight: 3 }, { arbitrary: strangers, weight: 1 }),
    )
    .map(([one, other]): unknown => ({ ...other, ...one }));
  return fc.oneof({ arbitrary: sent, weight: 14 }, { arbitrary: anything, weight: 1 });
}

const list = (item: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.oneof({ arbitrary: fc.array(item, { maxLength: 2 }), weight: 4 }, { arbitrary: odd, weight: 1 });

const challenge = {
  bot_challenge_token: anything,
  bot_challenge_phase: mostly('visible'),
  bot_challenge_unavailable: mostly('true'),
};
const user = {
  display_name: mostly('Ada'),
  profile_image_url: mostly('https://a.example'),
  client_metadata: json,
  client_read_only_metadata: json,
  server_metadata: json,
  primary_email: mostly('a@localhost'),
  primary_email_verified: mostly(true),
  primary_email_auth_enabled: mostly(true),
  passkey_auth_enabled: mostly(false),
  password: mostly('x'.repeat(70)),
  password_hash: mostly('$2a$'),
  otp_auth_enabled: mostly(true),
  totp_secret_base64: mostly('AA=='),
  is_anonymous: mostly(false),
  restricted_by_admin: mostly(true),
  restricted_by_admin_reason: mostly(null),
  restricted_by_admin_private_details: mostly(null),
  country_code: mostly('us'),
  risk_scores: fields({ sign_up: fields({ bot: mostly(0), free_trial_abuse: mostly(100) }) }),
};
const permissions = list(fields({ id: mostly('team_admin') }));
const flag = mostly(true);
const config = fields({
  sign_up_enabled: flag,
  credential_enabled: flag,
  magic_link_enabled: flag,
  passkey_enabled: flag,
  client_team_creation_enabled: flag,
  client_user_deletion_enabled: flag,
  allow_localhost: flag,
  allow_user_api_keys: flag,
  allow_team_api_keys: flag,
  email_config: fields({
    type: fc.oneof(fc.constantFrom('shared', 'standard'), anything),
    host: mostly('smtp.example.com'),
    port: fc.oneof(mostly(25), fc.constantFrom<unknown>(65_535, 65_536, -1, '587')),
    username: mostly('u'),
    password: mostly('p'),
    sender_name: mostly('n'),
    sender_email: mostly('a@b'),
  }),
  email_theme: mostly('dark'),
  domains: list(fields({ domain: mostly('https://a.example'), handler_path: mostly('/x') })),
  oauth_providers: list(
    fields({
      id: mostly('google'),
      type: fc.oneof(fc.constantFrom('shared', 'standard'), anything),
      client_id: mostly('c'),
      client_secret: mostly('s'),
      facebook_config_id: anything,
      microsoft_tenant_id: anything,
      apple_bundle_ids: list(anything),
    }),
  ),
  create_team_on_sign_up: flag,
  team_creator_default_permissions: permissions,
  team_member_default_permissions: permissions,
  user_default_permissions: permissions,
  oauth_account_merge_strategy: mostly('link_method'),
  require_email_verification: flag,
});
const url = mostly('https://a.example/x');
const email = mostly('a@b.co');
const password = mostly('x'.repeat(70));
const code = mostly('x'.repeat(45));

/** Bodies by operation: good ones, bad ones, and those that are bad in several ways. */
export const bodies: Readonly<Record<string, Arbitrary<unknown>>> = {
  sendForgotPasswordEmail: fields({ email, callback_url: url }),
  verifyPasswordResetCode: fields({ code }),
  resetPassword: fields({ code, password }),
  signUpWithCredential: fields({ email, password, verification_callback_url: url, ...challenge }),
  signInWithCredential: fields({ email, password }),
  updatePassword: fields({ old_password: password, new_password: password }),
  setPassword: fields({ password }),
  sendMagicLinkEmail: fields({ email, callback_url: url, ...challenge }),
  signInWithMfa: fields({ type: mostly('totp'), totp: mostly('123456'), code }),
  createSession: fields({
    user_id: mostly(uuid),
    expires_in_millis: fc.oneof(mostly(5), fc.constantFrom<unknown>(31_708_800_000, 31_708_800_001, 'abc', '')),
    is_impersonation: flag,
  }),
  createUser: fields({
    ...user,
    oauth_providers: list(fields({ id: mostly('google'), account_id: mostly('1'), email: mostly('a@b.co') })),
  }),
  updateUser: fields({ ...user, selected_team_id: mostly(uuid) }),
  updateCurrentUser: fields({ ...user, selected_team_id: mostly(uuid) }),
  sendContactChannelVerificationEmail: fields({ callback_url: url }),
  createProject: fields({
    display_name: mostly('New Project'),
    owner_team_id: mostly(uuid),
    description: anything,
    logo_url: mostly(null),
    logo_full_url: mostly(null),
    logo_dark_mode_url: mostly('https://a.example'),
    logo_full_dark_mode_url: mostly(null),
    is_production_mode: flag,
    onboarding_status: mostly('welcome'),
    config,
  }),
};
