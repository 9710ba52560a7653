import type { components } from '@resetkit/sdk/stack-auth/types';
import type { Profile } from './options.ts';
import { passwords } from './policy.ts';

type Schemas = components['schemas'];
/** Extracts schema by schema, because the union of all schemas would match every code. */
type KnownBody = { [Name in keyof Schemas]: Extract<Schemas[Name], { code: string; error: string }> }[keyof Schemas];

/** The codes of Stack Auth's known errors. */
export type Code = KnownBody['code'];
type BodyOf<C extends Code> = Extract<KnownBody, { code: C }>;
type DetailsOf<C extends Code> = BodyOf<C> extends { details: infer Details } ? Details : undefined;

/** The codes with a status other than 400. */
interface OtherStatuses {
  401:
    | 'UNPARSABLE_ACCESS_TOKEN'
    | 'ACCESS_TOKEN_EXPIRED'
    | 'INVALID_PROJECT_FOR_ACCESS_TOKEN'
    | 'ANONYMOUS_AUTHENTICATION_NOT_ALLOWED'
    | 'PUBLISHABLE_CLIENT_KEY_REQUIRED_FOR_PROJECT'
    | 'INVALID_PUBLISHABLE_CLIENT_KEY'
    | 'SERVER_AUTHENTICATION_REQUIRED'
    | 'INVALID_SECRET_SERVER_KEY'
    | 'ADMIN_AUTHENTICATION_REQUIRED'
    | 'INVALID_SUPER_SECRET_ADMIN_KEY'
    | 'UNPARSABLE_ADMIN_ACCESS_TOKEN'
    | 'ADMIN_ACCESS_TOKEN_EXPIRED'
    | 'ADMIN_ACCESS_TOKEN_IS_NOT_ADMIN'
    | 'INSUFFICIENT_ACCESS_TYPE'
    | 'REFRESH_TOKEN_NOT_FOUND_OR_EXPIRED'
    | 'USER_AUTHENTICATION_REQUIRED'
    | 'EXPECTED_INTERNAL_PROJECT';
  403: 'RESTRICTED_USER_NOT_ALLOWED' | 'SIGN_UP_REJECTED';
  404: 'VERIFICATION_CODE_NOT_FOUND' | 'USER_NOT_FOUND' | 'TEAM_MEMBERSHIP_NOT_FOUND';
  409:
    | 'VERIFICATION_CODE_ALREADY_USED'
    | 'USER_EMAIL_ALREADY_EXISTS'
    | 'BOT_CHALLENGE_REQUIRED'
    | 'CONTACT_CHANNEL_ALREADY_USED_FOR_AUTH_BY_SOMEONE_ELSE'
    | 'EMAIL_ALREADY_VERIFIED';
}
type StatusOf<C extends Code> = C extends OtherStatuses[401]
  ? 401
  : C extends OtherStatuses[403]
    ? 403
    : C extends OtherStatuses[404]
      ? 404
      : C extends OtherStatuses[409]
        ? 409
        : 400;

/** A known error as a reply. On the wire: `code`, `details` if it has any, `error`, in this order. */
export interface KnownError<C extends Code> {
  readonly status: StatusOf<C>;
  readonly body: BodyOf<C>;
}

/** The input for a sentence beyond the details. */
export interface Wording {
  /** A value of the request, for codes that show it only in their sentence. */
  readonly value?: string;
  readonly profile?: Profile;
}

type Sentence<C extends Code> = (details: DetailsOf<C>, value: string) => string;
type Entry<C extends Code> = readonly [status: StatusOf<C>, sentence: Sentence<C>];

const readMore = (host: string): string =>
  `For more information, see the docs on REST API authentication: https://docs.${host}/rest-api/overview#authentication`;
const quoted = (types: readonly string[]): string => types.map((type) => `'${type}'`).join(' or ');
const notValid = (key: string, project: string): string =>
  `The ${key} key is not valid for the project "${project}". Does the project and/or the key exist?`;
const expiredAt = (millis: number | null): string =>
  millis ? ` (The access token expired at ${new Date(millis).toISOString()}.)` : '';
const named = (what: string, id: string | null): string => (id ? ` ${what}: ${id}.` : '');

/** All known errors: the status, and the sentence of Stack Auth 2.8.86 (packages/stack-shared, known-errors.tsx). */
const catalogue: { readonly [C in Code]: Entry<C> } = {
  BODY_PARSING_ERROR: [400, (_, value) => value],
  PROJECT_KEY_WITHOUT_ACCESS_TYPE: [
    400,
    () =>
      "Either an API key or an admin access token was provided, but the x-stack-access-type header is missing. Set it to 'client', 'server', or 'admin' as appropriate.",
  ],
  INVALID_ACCESS_TYPE: [
    400,
    (_, value) => `The x-stack-access-type header must be 'client', 'server', or 'admin', but was '${value}'.`,
  ],
  ACCESS_TYPE_WITHOUT_PROJECT_ID: [
    400,
    ({ request_type }) =>
      `The x-stack-access-type header was '${request_type}', but the x-stack-project-id header was not provided.\n\n${readMore('stack-auth.com')}`,
  ],
  UNPARSABLE_ACCESS_TOKEN: [401, () => 'Access token is not parsable.'],
  ACCESS_TOKEN_EXPIRED: [
    401,
    (details) =>
      `Access token has expired. Please refresh it and try again.${expiredAt(details.expired_at_millis)}${named('Project ID', details.project_id)}${named('User ID', details.user_id)}${named('Refresh token ID', details.refresh_token_id)}\n\nDebug info: Most likely, you fetched the access token before it expired (for example, in a server component, pre-rendered page, or on page load), but then didn't refresh it before it expired. If this is the case, and you're using the SDK, make sure you call getAccessToken() every time you need to use the access token. If you're not using the SDK, make sure you refresh the access token with the refresh endpoint.`,
  ],
  INVALID_PROJECT_FOR_ACCESS_TOKEN: [
    401,
    ({ expected_project_id, actual_project_id }) =>
      `Access token not valid for this project. Expected project ID "${expected_project_id}", but the token is for project ID "${actual_project_id}".`,
  ],
  ANONYMOUS_AUTHENTICATION_NOT_ALLOWED: [
    401,
    () =>
      "X-Stack-Access-Token is for an anonymous user, but anonymous users are not enabled. Set the X-Stack-Allow-Anonymous-User header of this request to 'true' to allow anonymous users.",
  ],
  RESTRICTED_USER_NOT_ALLOWED: [
    403,
    ({ restricted_reason }) =>
      `The user in the access token is in restricted state. Reason: ${restricted_reason.type}. Please pass the X-Stack-Allow-Restricted-User header if this is intended.`,
  ],
  CURRENT_PROJECT_NOT_FOUND: [
    400,
    ({ project_id }) =>
      `The current project with ID ${project_id} was not found. Please check the value of the x-stack-project-id header.`,
  ],
  PUBLISHABLE_CLIENT_KEY_REQUIRED_FOR_PROJECT: [
    401,
    () =>
      'Publishable client keys are required for this project. Create one in Project Keys, or disable this requirement there to allow keyless client access.',
  ],
  INVALID_PUBLISHABLE_CLIENT_KEY: [401, ({ project_id }) => notValid('publishable', project_id)],
  SERVER_AUTHENTICATION_REQUIRED: [401, () => 'The secret server key must be provided.'],
  INVALID_SECRET_SERVER_KEY: [401, ({ project_id }) => notValid('secret server', project_id)],
  ADMIN_AUTHENTICATION_REQUIRED: [401, () => 'The super secret admin key must be provided.'],
  INVALID_SUPER_SECRET_ADMIN_KEY: [401, ({ project_id }) => notValid('super secret admin', project_id)],
  UNPARSABLE_ADMIN_ACCESS_TOKEN: [401, () => 'Admin access token is not parsable.'],
  ADMIN_ACCESS_TOKEN_EXPIRED: [
    401,
    ({ expired_at_millis }) =>
      `Admin access token has expired. Please refresh it and try again.${expiredAt(expired_at_millis)}`,
  ],
  ADMIN_ACCESS_TOKEN_IS_NOT_ADMIN: [
    401,
    () => 'Admin access token does not have the required permissions to access this project.',
  ],
  BRANCH_DOES_NOT_EXIST: [400, ({ branch_id }) => `The branch with ID ${branch_id} does not exist.`],
  ACCESS_TYPE_REQUIRED: [
    400,
    () =>
      `You must specify an access level for this Stack project. Make sure project API keys are provided (eg. x-stack-publishable-client-key) and you set the x-stack-access-type header to 'client', 'server', or 'admin'.\n\n${readMore('stack-auth.com')}`,
  ],
  INSUFFICIENT_ACCESS_TYPE: [
    401,
    ({ allowed_access_types, actual_access_type }) =>
      `The x-stack-access-type header must be ${quoted(allowed_access_types)}, but was '${actual_access_type}'.`,
  ],
  SCHEMA_ERROR: [400, ({ message }) => message],
  BOT_CHALLENGE_FAILED: [400, ({ message }) => message],
  BOT_CHALLENGE_REQUIRED: [409, () => 'An additional bot challenge is required before sign-up can continue.'],
  CANNOT_DELETE_CURRENT_SESSION: [400, () => 'Cannot delete the current session.'],
  CANNOT_GET_OWN_USER_WITHOUT_USER: [
    400,
    () => "You have specified 'me' as a userId, but did not provide authentication for a user.",
  ],
  CONTACT_CHANNEL_ALREADY_USED_FOR_AUTH_BY_SOMEONE_ELSE: [
    409,
    ({ type, contact_channel_value: value }) =>
      `This ${type} ${value === null ? '' : `"(${value})"`} is already used for authentication by another account.`,
  ],
  EMAIL_IS_NOT_PRIMARY_EMAIL: [
    400,
    ({ email, primary_email }) =>
      `The given e-mail (${email}) must equal the user's primary e-mail (${primary_email}).`,
  ],
  EMAIL_ALREADY_VERIFIED: [409, () => 'The e-mail is already verified.'],
  EMAIL_PASSWORD_MISMATCH: [400, () => 'Wrong e-mail or password.'],
  EXPECTED_INTERNAL_PROJECT: [401, () => 'The project ID is expected to be internal.'],
  INVALID_AUTHORIZATION_CODE: [400, () => 'The given authorization code is invalid.'],
  INVALID_OAUTH_CLIENT_ID_OR_SECRET: [
    400,
    () =>
      'The OAuth client ID or secret is invalid. The client ID must be equal to the project ID (potentially with a hash and a branch ID), and the client secret must be a publishable client key.',
  ],
  INVALID_TOTP_CODE: [400, () => 'The TOTP code is invalid. Please try again.'],
  MULTI_FACTOR_AUTHENTICATION_REQUIRED: [400, () => 'Multi-factor authentication is required for this user.'],
  PASSWORD_AUTHENTICATION_NOT_ENABLED: [400, () => 'Password authentication is not enabled for this project.'],
  PASSWORD_CONFIRMATION_MISMATCH: [400, () => 'Passwords do not match.'],
  PASSWORD_TOO_SHORT: [400, ({ min_length }) => `Password too short. Minimum length is ${min_length}.`],
  REDIRECT_URL_NOT_WHITELISTED: [
    400,
    () =>
      'Redirect URL not whitelisted. Did you forget to add this domain to the trusted domains list on the Stack Auth dashboard?',
  ],
  REFRESH_TOKEN_NOT_FOUND_OR_EXPIRED: [
    401,
    () => 'Refresh token not found for this project, or the session has expired/been revoked.',
  ],
  SIGN_UP_NOT_ENABLED: [
    400,
    () => 'Creation of new accounts is not enabled for this project. Please ask the project owner to enable it.',
  ],
  SIGN_UP_REJECTED: [403, ({ message }) => message],
  TEAM_MEMBERSHIP_NOT_FOUND: [404, ({ team_id, user_id }) => `User ${user_id} is not found in team ${team_id}.`],
  USER_AUTHENTICATION_REQUIRED: [401, () => 'User authentication required for this endpoint.'],
  USER_DOES_NOT_HAVE_PASSWORD: [400, () => 'This user does not have password authentication enabled.'],
  USER_EMAIL_ALREADY_EXISTS: [
    409,
    ({ email, would_work_if_email_was_verified }) =>
      would_work_if_email_was_verified
        ? `A user with email "${email}" already exists but the email is not verified. Please login to your existing account with the method you used to sign up, and then verify your email to sign in with this login method.`
        : `A user with email "${email}" already exists.`,
  ],
  USER_ID_DOES_NOT_EXIST: [400, ({ user_id }) => `The given user with the ID ${user_id} does not exist.`],
  USER_NOT_FOUND: [404, () => 'User not found.'],
  VERIFICATION_CODE_ALREADY_USED: [409, () => 'The verification link has already been used.'],
  VERIFICATION_CODE_EXPIRED: [400, () => 'The verification code has expired.'],
  VERIFICATION_CODE_MAX_ATTEMPTS_REACHED: [
    400,
    () => 'The verification code nonce has reached the maximum number of attempts. This code is not valid anymore.',
  ],
  VERIFICATION_CODE_NOT_FOUND: [404, () => 'The verification code does not exist for this project.'],
};

/** The sentences that 2.8.109 words differently. */
const hexclave: { readonly [C in Code]?: Sentence<C> } = {
  PROJECT_KEY_WITHOUT_ACCESS_TYPE: () =>
    "Either an API key or an admin access token was provided, but the x-hexclave-access-type header is missing. Set it to 'client', 'server', or 'admin' as appropriate. (The legacy x-stack-access-type header is also accepted.)",
  INVALID_ACCESS_TYPE: (_, value) =>
    `The x-hexclave-access-type header must be 'client', 'server', or 'admin', but was '${value}'. (The legacy x-stack-access-type header is also accepted.)`,
  ACCESS_TYPE_WITHOUT_PROJECT_ID: ({ request_type }) =>
    `The x-hexclave-access-type header was '${request_type}', but the x-hexclave-project-id header was not provided. (The legacy x-stack-access-type and x-stack-project-id headers are also accepted.)\n\n${readMore('hexclave.com')}`,
  ACCESS_TYPE_REQUIRED: () =>
    `You must specify an access level for this Hexclave project. Make sure project API keys are provided (eg. x-hexclave-publishable-client-key) and you set the x-hexclave-access-type header to 'client', 'server', or 'admin'. (The legacy x-stack-* equivalents are also accepted.)\n\n${readMore('hexclave.com')}`,
  INSUFFICIENT_ACCESS_TYPE: ({ allowed_access_types, actual_access_type }) =>
    `The x-hexclave-access-type header must be ${quoted(allowed_access_types)}, but was '${actual_access_type}'. (The legacy x-stack-access-type header is also accepted.)`,
  CURRENT_PROJECT_NOT_FOUND: ({ project_id }) =>
    `The current project with ID ${project_id} was not found. Please check the value of the x-hexclave-project-id header. (The legacy x-stack-project-id header is also accepted.)`,
  REDIRECT_URL_NOT_WHITELISTED: () =>
    'Redirect URL not whitelisted. Did you forget to add this domain to the trusted domains list on the Hexclave dashboard?',
};

/** A known error as a reply. Requires `details` for the codes that have them. */
export function knownError<C extends Code>(
  code: C,
  ...[details, wording]: DetailsOf<C> extends undefined
    ? [details?: undefined, wording?: Wording]
    : [details: DetailsOf<C>, wording?: Wording]
): KnownError<C> {
  const [status, sentence] = catalogue[code];
  const value = wording?.value ?? '';
  const word = (wording?.profile === 'hexclave' && hexclave[code]) || sentence;
  const error = word(details as DetailsOf<C>, value);
  const body = details === undefined ? { code, error } : { code, details, error };
  // The types of the table above check each entry. They cannot express that a code and its details belong together.
  return { status, body: body as BodyOf<C> };
}

/** 400: a password shorter than the eight characters that a handler requires. */
export function passwordTooShort(): KnownError<'PASSWORD_TOO_SHORT'> {
  return knownError('PASSWORD_TOO_SHORT', { min_length: passwords.minLength });
}

/** The server's text for every unexpected error. The request's id follows it. */
export const somethingWentWrong = 'Something went wrong. Please make sure the data you entered is correct.';

/** 413: a body of more than `bodyLimit` bytes. */
export const bodyTooLarge = { status: 413, body: 'Request body too large' } as const;

/** 500: an error that the real server does not handle. */
export interface Unexpected {
  readonly status: 500;
  readonly body: string;
}

/** A 500 for an error that the real server does not handle. */
export function unexpected(): Unexpected {
  return { status: 500, body: somethingWentWrong };
}
