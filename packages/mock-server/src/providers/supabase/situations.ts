import { limitedAddress, unverified } from '../../core/situations/scripts.ts';
import type { Scene, SceneReply, SceneRequest, Situation, SituationPlan } from '../../core/situations/situation.ts';
import { type UsualName, usualScripts } from '../../core/situations/usual-scripts.ts';
import type { SupabaseAccount } from './account.ts';
import type { SupabaseOptions } from './options.ts';
import { passwords } from './policy.ts';
import { appHeaders, openMailed, setPassword, withSecondFactor } from './redeem.ts';

/** A code challenge that is the hash of nothing: no verifier belongs to it. */
const challenge = 'no-browser-has-the-verifier-of-this-challenge';

/** A password that no project accepts. */
const weak = 'a';

/** The end of a ban that no mock's clock reaches. */
const never = '9999-12-31T23:59:59.000Z';

/** The options of the project: it is this backend, or the one behind it. */
function projectOf(options: object, behindOptions: object): SupabaseOptions {
  return ('anonKey' in behindOptions ? behindOptions : options) as SupabaseOptions;
}

/** Asks for a recovery mail. Its link leads to the first plain URL of the allow list, or else to the site. */
function ask({ email, options }: Pick<Scene, 'email' | 'options'>): SceneRequest {
  const { anonKey, uriAllowList } = options as SupabaseOptions;
  const page = uriAllowList.find((url) => !/[*?[\]{}!\\]/.test(url));
  const query = page === undefined ? '' : `?redirect_to=${encodeURIComponent(page)}`;
  return { method: 'POST', target: `/auth/v1/recover${query}`, headers: appHeaders(anonKey), json: { email } };
}

/** Asks for it as a browser does that keeps a verifier (PKCE). */
function askWithChallenge(scene: Scene): SceneRequest {
  const json = { email: scene.email, code_challenge: challenge, code_challenge_method: 's256' };
  return { ...ask(scene), json };
}

/** Sets a password in the session that the mail opens, with the second factor if the account has one. */
async function redeem(scene: Scene, held: Situation, newPassword: string): Promise<SceneReply> {
  const { anonKey } = projectOf(scene.options, scene.behindOptions);
  const session = await withSecondFactor(scene, await openMailed(scene, held, anonKey), anonKey);
  return setPassword(scene, session, newPassword, anonKey);
}

/** The account with a second factor that counts: its own, or one more. */
function withFactor(account: SupabaseAccount): SupabaseAccount {
  const { secondFactors = [] } = account;
  if (secondFactors.some(({ status = 'verified' }) => status === 'verified')) return account;
  const isFree = (name: string): boolean => secondFactors.every(({ friendlyName }) => friendlyName !== name);
  const nameFrom = (number: number): string => (isFree(`phone ${number}`) ? `phone ${number}` : nameFrom(number + 1));
  const friendlyName = isFree('phone') ? 'phone' : nameFrom(2);
  return { ...account, secondFactors: [...secondFactors, { friendlyName }] };
}

/** The names of the situations. */
export type SituationName =
  | UsualName
  | 'expired'
  | 'other-browser'
  | 'disabled'
  | 'unverified'
  | 'second-factor-due'
  | 'rate-limited'
  | 'rate-limited-address'
  | 'not-configured'
  | 'mail-fails';

/**
 * The situations that a recovery can be in here. A backend whose accounts are in a project has those of its links, too:
 * their scripts ask for no mail.
 */
export const situations: SituationPlan<SituationName> = {
  operation: 'resetPasswordForEmail',
  ask,
  requestOptions: {
    securityCaptchaEnabled: false,
    passwordMinLength: passwords.minLength,
    passwordRequiredCharacters: [],
  },
  scripts: {
    ...usualScripts({ ask, redeem, weakPassword: weak }),
    expired: { agoMs: (...options) => projectOf(...options).otpExpirySeconds * 1_000 + 1_000 },
    'other-browser': { ask: askWithChallenge },
    'burnt-by-weak-password': {
      async afterwards(scene, held) {
        const { anonKey } = projectOf(scene.options, scene.behindOptions);
        const session = await openMailed(scene, held, anonKey);
        await setPassword(scene, session, weak, anonKey);
        return { ...held, session };
      },
    },
    disabled: { account: (account): SupabaseAccount => ({ ...account, bannedUntil: never }) },
    unverified,
    'second-factor-due': { account: withFactor },
    'rate-limited': {
      limits: ['mailInterval'],
      impossible: (options) =>
        (options as SupabaseOptions).maxFrequencySeconds === 0
          ? 'maxFrequencySeconds is 0, so that nobody waits between two mails'
          : undefined,
    },
    'rate-limited-address': {
      ...limitedAddress(ask),
      impossible: (options) =>
        (options as SupabaseOptions).rateLimitHeader === null
          ? 'rateLimitHeader is null, so that no address is limited'
          : undefined,
    },
    'not-configured': { options: { externalEmailEnabled: false } },
    'mail-fails': { options: { mail: 'fails', sendEmailHook: null } },
  },
};
