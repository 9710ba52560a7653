import { title } from '@resetkit/sdk/stack-auth/reset-facts';
import * as z from 'zod/mini';
import { optionsParser } from '../../core/options.ts';

const flag = z.boolean('Expected true or false');
const text = z.string('Expected a string').check(z.minLength(1, 'Expected a string that is not empty'));
const texts = z.array(text, 'Expected a list of strings');
const url = z
  .string('Expected a URL or null')
  .check(z.refine((value) => URL.canParse(value), 'Expected an absolute URL'));
const wildcards = z.array(
  text.check(z.refine((value) => value.includes('://'), "Expected patterns such as 'https://*.example.com'")),
  'Expected a list of strings',
);

/** What the options may be. */
export const optionsSchema: z.ZodMiniType<StackAuthOptions> = z.strictObject({
  projectId: text,
  projectDisplayName: text,
  publishableClientKey: text,
  secretServerKey: text,
  superSecretAdminKey: text,
  requirePublishableClientKey: flag,
  trustedDomains: wildcards,
  allowLocalhost: flag,
  credentialEnabled: flag,
  signUpEnabled: flag,
  magicLinkEnabled: flag,
  requireEmailVerification: flag,
  createTeamOnSignUp: flag,
  clientUserDeletionEnabled: flag,
  oauthProviders: texts,
  botChallenge: z.enum(['passed', 'required', 'failed'], "Expected 'passed', 'required' or 'failed'"),
  signUpRules: z.enum(['allow', 'reject'], "Expected 'allow' or 'reject'"),
  apiUrl: z.nullable(url),
  profile: z.enum(['stack', 'hexclave'], "Expected 'stack' or 'hexclave'"),
});

/**
 * The names that the server uses for itself and its headers: those of Stack Auth 2.8.86, or those of its renamed
 * successor.
 */
export type Profile = 'stack' | 'hexclave';

/** Stack Auth's settings for one project under its own names, complete. */
export interface StackAuthOptions {
  /** The project that accounts, seeds and keys belong to: a UUID or `internal`. */
  readonly projectId: string;
  /** The project's display name. */
  readonly projectDisplayName: string;
  /** `pck_…`: the key of apps. */
  readonly publishableClientKey: string;
  /** `ssk_…`: the key of servers. */
  readonly secretServerKey: string;
  /** `sak_…`: the key with all permissions in the project. */
  readonly superSecretAdminKey: string;
  /** Callers of access type `client` need the publishable key (`project.requirePublishableClientKey`). */
  readonly requirePublishableClientKey: boolean;
  /** URL patterns that mailed links may lead to, with wildcards (`domains.trustedDomains`). */
  readonly trustedDomains: readonly string[];
  /** Whether mailed links may lead to localhost (`domains.allowLocalhost`). */
  readonly allowLocalhost: boolean;
  /** Whether users can sign in with passwords (`auth.password.allowSignIn`). */
  readonly credentialEnabled: boolean;
  /** Whether clients can create accounts (`auth.allowSignUp`). */
  readonly signUpEnabled: boolean;
  /** Whether users can sign in by mail (`auth.otp.allowSignIn`). */
  readonly magicLinkEnabled: boolean;
  /** Whether users with unverified addresses are restricted (`onboarding.requireEmailVerification`). */
  readonly requireEmailVerification: boolean;
  /** Whether every new user gets a team (`teams.createPersonalTeamOnSignUp`). */
  readonly createTeamOnSignUp: boolean;
  /** Whether users can delete themselves. */
  readonly clientUserDeletionEnabled: boolean;
  /** Ids of providers that users can be linked to. */
  readonly oauthProviders: readonly string[];
  /** The result of a bot challenge that a request mentions. */
  readonly botChallenge: 'passed' | 'required' | 'failed';
  /** The result of the project's sign-up rules for every new account. */
  readonly signUpRules: 'allow' | 'reject';
  /** The server's own URL, the issuer of its tokens. `null`: the URL of the mock. */
  readonly apiUrl: string | null;
  /** `hexclave`: the sentences of 2.8.109 and later, and both sets of headers on every answer. */
  readonly profile: Profile;
}

/**
 * The settings of a project that was created through Stack Auth's API. Id and keys are invented and always the same.
 */
export const defaultOptions: StackAuthOptions = {
  projectId: '5e7c0de5-7357-4a11-8a11-5e7c0de57357',
  projectDisplayName: 'New Project',
  publishableClientKey: `pck_${'5e7c0de'.repeat(7)}`,
  secretServerKey: `ssk_${'5e7c0de'.repeat(7)}`,
  superSecretAdminKey: `sak_${'5e7c0de'.repeat(7)}`,
  requirePublishableClientKey: false,
  trustedDomains: [],
  allowLocalhost: true,
  credentialEnabled: true,
  signUpEnabled: true,
  magicLinkEnabled: false,
  requireEmailVerification: false,
  createTeamOnSignUp: false,
  clientUserDeletionEnabled: false,
  oauthProviders: [],
  botChallenge: 'passed',
  signUpRules: 'allow',
  apiUrl: null,
  profile: 'stack',
};

/** Applies a patch to options. Throws an error that names the option and what was expected. */
export const parseOptions: (patch: unknown, current: StackAuthOptions) => StackAuthOptions = optionsParser(
  title,
  optionsSchema,
  defaultOptions,
);
