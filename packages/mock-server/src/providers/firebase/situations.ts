import { unverified } from '../../core/situations/scripts.ts';
import type { Scene, SceneReply, SceneRequest, Situation, SituationPlan } from '../../core/situations/situation.ts';
import { type UsualName, usualScripts } from '../../core/situations/usual-scripts.ts';
import type { FirebaseAccount } from './directory.ts';
import { defaultOptions, type FirebaseOptions } from './options.ts';
import { codes, passwordLength } from './policy.ts';

const api = '/identitytoolkit.googleapis.com/v1/accounts';

/** A request with the key of the options. */
export function request(options: object, name: string, json: object): SceneRequest {
  const { apiKey } = options as FirebaseOptions;
  return { method: 'POST', target: `${api}:${name}?key=${encodeURIComponent(apiKey)}`, json };
}

function ask({ email, options }: Pick<Scene, 'email' | 'options'>): SceneRequest {
  return request(options, 'sendOobCode', { requestType: 'PASSWORD_RESET', email });
}

function redeem(scene: Scene, { token }: Situation, newPassword: string): Promise<SceneReply> {
  return scene.send(request(scene.options, 'resetPassword', { oobCode: token, newPassword }));
}

const inEmulator = (reason: string) => (options: object) =>
  (options as FirebaseOptions).service === 'emulator' ? `the emulator ${reason}` : undefined;

/** The names of the situations. */
export type SituationName = UsualName | 'expired' | 'disabled' | 'unverified' | 'rate-limited';

/** The situations that a reset can be in here. Mails of the service do not fail, and their number is limited by account. */
export const situations: SituationPlan<SituationName> = {
  operation: 'sendOobCode',
  ask,
  requestOptions: { allowPasswordSignup: true, passwordPolicy: defaultOptions.passwordPolicy },
  scripts: {
    ...usualScripts({ ask, redeem, weakPassword: 'x'.repeat(passwordLength.min - 1) }),
    expired: { agoMs: codes.lifetimeMs + 1_000, impossible: inEmulator('lets no code expire') },
    disabled: { account: (account): FirebaseAccount => ({ ...account, disabled: true }) },
    unverified,
    'rate-limited': { limits: ['cooldown'], impossible: inEmulator('limits nothing') },
  },
};
