import * as z from 'zod/mini';

const method = z.enum(['code', 'link']);

/** What the mail side answers: it delivers, there is none, nobody listens, or the cloud mail API's own status and body. */
const mail = z.union([
  z.enum(['works', 'not-configured', 'unreachable']),
  z.strictObject({ status: z.int().check(z.minimum(100), z.maximum(599)), body: z.unknown() }),
]);

const schema = z.strictObject({
  requireEmailVerification: z.boolean(),
  verifyEmailMethod: method,
  resetPasswordMethod: method,
  allowedRedirectUrls: z.nullable(z.array(z.string())),
  passwordMinLength: z.int().check(z.minimum(4), z.maximum(128)),
  requireNumber: z.boolean(),
  requireLowercase: z.boolean(),
  requireUppercase: z.boolean(),
  requireSpecialChar: z.boolean(),
  disableSignup: z.boolean(),
  oAuthProviders: z.array(z.string()),
  customOAuthProviders: z.array(z.string()),
  apiKey: z.string(),
  anonKey: z.string(),
  rootAdmin: z.strictObject({ username: z.string(), password: z.string() }),
  apiBaseUrl: z.nullable(z.string().check(z.refine((url) => URL.canParse(url), 'Expected an absolute URL'))),
  mail,
  smtp: z.nullable(z.strictObject({ minIntervalSeconds: z.int().check(z.minimum(0)) })),
  trustProxy: z.union([z.literal(false), z.int().check(z.minimum(0))]),
  dashboard: z.boolean(),
});

/** InsForge's settings under its own names, all filled in. */
export interface InsforgeOptions {
  /** Sign-in needs a verified e-mail. */
  readonly requireEmailVerification: boolean;
  readonly verifyEmailMethod: 'code' | 'link';
  readonly resetPasswordMethod: 'code' | 'link';
  /** URLs and globs that links may lead to; `[]` and `null` allow everything. */
  readonly allowedRedirectUrls: readonly string[] | null;
  readonly passwordMinLength: number;
  readonly requireNumber: boolean;
  readonly requireLowercase: boolean;
  readonly requireUppercase: boolean;
  readonly requireSpecialChar: boolean;
  readonly disableSignup: boolean;
  readonly oAuthProviders: readonly string[];
  readonly customOAuthProviders: readonly string[];
  /** `ik_` and 64 hex digits: the key of servers and of the command line. */
  readonly apiKey: string;
  /** `anon_` and 64 hex digits: the key of apps. */
  readonly anonKey: string;
  readonly rootAdmin: { readonly username: string; readonly password: string };
  /** Origin of mailed links (`API_BASE_URL`; a path in it is lost, as in the real server); where the mock is served when `null`. */
  readonly apiBaseUrl: string | null;
  /** What the mail side answers. */
  readonly mail: 'works' | 'not-configured' | 'unreachable' | { readonly status: number; readonly body?: unknown };
  /** Mail goes out over SMTP instead of InsForge's cloud, at most once in so many seconds to one recipient. */
  readonly smtp: { readonly minIntervalSeconds: number } | null;
  /** Proxies in front whose `X-Forwarded-For` is believed (`TRUST_PROXY`). */
  readonly trustProxy: number | false;
  /** The dashboard is bundled, as in the production image: unknown paths get Express's HTML instead of JSON. */
  readonly dashboard: boolean;
}

/** What a fresh InsForge has. The keys are made up and the same every time. */
export const defaultOptions: InsforgeOptions = {
  requireEmailVerification: false,
  verifyEmailMethod: 'code',
  resetPasswordMethod: 'code',
  allowedRedirectUrls: [],
  passwordMinLength: 6,
  requireNumber: false,
  requireLowercase: false,
  requireUppercase: false,
  requireSpecialChar: false,
  disableSignup: false,
  oAuthProviders: [],
  customOAuthProviders: [],
  apiKey: `ik_${'5e7'.repeat(21)}0`,
  anonKey: `anon_${'a11'.repeat(21)}0`,
  rootAdmin: { username: 'admin', password: 'change-this-password' },
  apiBaseUrl: null,
  mail: 'works',
  smtp: null,
  trustProxy: 2,
  dashboard: false,
};

/** Options with a patch applied. Throws, naming the option and what was expected, when one is unknown or wrong. */
export function parseOptions(patch: unknown, current: InsforgeOptions): InsforgeOptions {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    throw new Error(`Expected an object of InsForge options, not ${JSON.stringify(patch)}.`);
  }
  const unknown = Object.keys(patch).find((name) => !Object.hasOwn(defaultOptions, name));
  if (unknown !== undefined) {
    throw new Error(`InsForge has no option "${unknown}". Known: ${Object.keys(defaultOptions).join(', ')}.`);
  }
  const defined = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const result = schema.safeParse({ ...current, ...defined });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`InsForge option "${issue?.path.join('.')}": ${issue?.message ?? 'not valid'}.`);
}
