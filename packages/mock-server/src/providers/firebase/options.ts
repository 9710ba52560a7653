import { title } from '@resetkit/sdk/firebase/reset-facts';
import * as z from 'zod/mini';
import { optionsParser } from '../../core/options.ts';
import { passwordLength } from './policy.ts';

const text = z.string('Expected a string').check(z.minLength(1, 'Expected a string that is not empty'));
const flag = z.boolean('Expected true or false');
const length = z
  .int(`Expected a whole number from ${passwordLength.min} to ${passwordLength.max}`)
  .check(
    z.minimum(passwordLength.min, `Expected a whole number from ${passwordLength.min}`),
    z.maximum(passwordLength.max, `Expected a whole number up to ${passwordLength.max}`),
  );
const strength = z
  .strictObject(
    {
      minPasswordLength: z.optional(length),
      maxPasswordLength: z.optional(length),
      containsLowercaseCharacter: z.optional(flag),
      containsUppercaseCharacter: z.optional(flag),
      containsNumericCharacter: z.optional(flag),
      containsNonAlphanumericCharacter: z.optional(flag),
    },
    'Expected { minPasswordLength, maxPasswordLength, containsLowercaseCharacter, containsUppercaseCharacter, containsNumericCharacter, containsNonAlphanumericCharacter }',
  )
  .check(
    z.refine(
      ({ minPasswordLength: min = 0, maxPasswordLength: max = passwordLength.max }) => min <= max,
      'Expected a minPasswordLength up to maxPasswordLength',
    ),
  );
const policy = z.strictObject(
  {
    enforcementState: z.enum(['OFF', 'ENFORCE'], "Expected 'OFF' or 'ENFORCE'"),
    forceUpgradeOnSignin: z.optional(flag),
    customStrengthOptions: strength,
  },
  'Expected { enforcementState, forceUpgradeOnSignin, customStrengthOptions }',
);
const projectId = z
  .string('Expected the id of a project')
  .check(
    z.regex(/^[a-z][a-z0-9-]{0,28}[a-z0-9]$/, 'Expected up to 30 small letters, digits and hyphens, a letter first'),
  );
const apiKey = text.check(z.regex(/^[^@]*$/, 'Expected a key without "@": after it apps name a namespace'));
const domain = text.check(
  z.regex(/^([^/:]+|\[.*\])$/, 'Expected a domain without scheme, port and path, such as app.example.com'),
);
const anUrl = 'Expected an absolute URL, such as http://localhost:3000/reset, or null';
const url = z
  .string(anUrl)
  .check(z.refine((value) => /^[a-z][a-z0-9+.-]*:\/\//i.test(value) && URL.canParse(value), anUrl));

/** What the options may be. */
export const optionsSchema: z.ZodMiniType<FirebaseOptions> = z.strictObject({
  service: z.enum(['hosted', 'emulator'], "Expected 'hosted' or 'emulator'"),
  projectId,
  apiKey,
  appName: text,
  actionUrl: z.nullable(url),
  authorizedDomains: z.array(domain, 'Expected a list of domains'),
  enableImprovedEmailPrivacy: z.nullable(flag),
  allowPasswordSignup: flag,
  passwordPolicy: policy,
});

/** What a project asks of passwords, in the words of `GET /v2/passwordPolicy`. */
export interface PasswordPolicy {
  /** Whether passwords that do not meet it are refused. */
  readonly enforcementState: 'OFF' | 'ENFORCE';
  /** Whether a sign-in with a password that does not meet the policy is refused. */
  readonly forceUpgradeOnSignin?: boolean | undefined;
  /** The rules. */
  readonly customStrengthOptions: StrengthOptions;
}

/** The rules of a policy. */
export interface StrengthOptions {
  /** In UTF-16 units, 6 to 4096. */
  readonly minPasswordLength?: number | undefined;
  /** In UTF-16 units, 6 to 4096. */
  readonly maxPasswordLength?: number | undefined;
  /** Whether a lower-case letter is required. */
  readonly containsLowercaseCharacter?: boolean | undefined;
  /** Whether an upper-case letter is required. */
  readonly containsUppercaseCharacter?: boolean | undefined;
  /** Whether a digit is required. */
  readonly containsNumericCharacter?: boolean | undefined;
  /** Whether a special character is required. */
  readonly containsNonAlphanumericCharacter?: boolean | undefined;
}

/** Firebase's settings of a project, complete. */
export interface FirebaseOptions {
  /**
   * `'hosted'` is the service as it is documented: codes expire, limits and policies refuse, e-mail enumeration protection
   * is on. `'emulator'` is the Auth emulator, which does none of it.
   */
  readonly service: 'hosted' | 'emulator';
  /** The project to which API keys belong. Other ids in paths are projects of their own. */
  readonly projectId: string;
  /** The public key that is printed for apps. Any other is taken too. */
  readonly apiKey: string;
  /** The name of the app in mails. */
  readonly appName: string;
  /** The page that mailed links lead to: the console's "Customize action URL". `null`: the mock's own `/emulator/action`. */
  readonly actionUrl: string | null;
  /** Hosted: the domains that `continueUrl` may be on. Subdomains are not included. */
  readonly authorizedDomains: readonly string[];
  /** E-mail enumeration protection. `null`: as the service has it, on if it is hosted and off in the emulator. */
  readonly enableImprovedEmailPrivacy: boolean | null;
  /** Whether the sign-in provider "Email/Password" is on. */
  readonly allowPasswordSignup: boolean;
  /** Hosted: what a project asks of passwords. */
  readonly passwordPolicy: PasswordPolicy;
}

/** The settings of a fresh project. Id, key and name are invented. */
export const defaultOptions: FirebaseOptions = {
  service: 'hosted',
  projectId: 'demo-resetkit',
  apiKey: 'fake-api-key',
  appName: 'Resetkit',
  actionUrl: null,
  authorizedDomains: ['localhost', 'demo-resetkit.firebaseapp.com', 'demo-resetkit.web.app'],
  enableImprovedEmailPrivacy: null,
  allowPasswordSignup: true,
  passwordPolicy: {
    enforcementState: 'OFF',
    customStrengthOptions: { minPasswordLength: passwordLength.min, maxPasswordLength: passwordLength.max },
  },
};

/** Applies a patch to options. Throws an error that names the option and what was expected. */
export const parseOptions: (patch: unknown, current: FirebaseOptions) => FirebaseOptions = optionsParser(
  title,
  optionsSchema,
  defaultOptions,
);

/** Whether e-mail enumeration protection is on. */
export function hidesAccounts({ enableImprovedEmailPrivacy, service }: FirebaseOptions): boolean {
  return enableImprovedEmailPrivacy ?? service === 'hosted';
}
