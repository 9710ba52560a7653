import { limitedAddress } from '../../core/situations/scripts.ts';
import type { Scene, SceneReply, SceneRequest, Situation, SituationPlan } from '../../core/situations/situation.ts';
import { type UsualName, usualScripts } from '../../core/situations/usual-scripts.ts';
import type { UnleashOptions } from './options.ts';
import { resetTokens } from './policy.ts';

/** Asks for a reset mail. */
function ask({ email, options }: Pick<Scene, 'email' | 'options'>): SceneRequest {
  return { method: 'POST', target: `${basePath(options)}/auth/reset/password-email`, json: { email } };
}

function basePath(options: object): string {
  return (options as UnleashOptions).baseUriPath;
}

function redeem(scene: Scene, { token }: Situation, password: string): Promise<SceneReply> {
  const target = `${basePath(scene.options)}/auth/reset/password`;
  return scene.send({ method: 'POST', target, json: { token, password } });
}

/** The names of the situations. */
export type SituationName =
  | UsualName
  | 'expired'
  | 'rate-limited'
  | 'rate-limited-address'
  | 'not-configured'
  | 'mail-fails';

/**
 * The situations that a reset can be in here. `oauth-only`: single sign-on makes accounts without a password. An
 * administrator cannot disable an account, addresses are not verified, and there is no second factor.
 */
export const situations: SituationPlan<SituationName> = {
  operation: 'sendResetPasswordEmail',
  ask,
  scripts: {
    ...usualScripts({ ask, redeem, weakPassword: 'weak' }),
    expired: { agoMs: resetTokens.lifetimeMs + 1_000 },
    'scanner-opened': {
      // The link leads to a page that Unleash serves itself.
      async afterwards(scene, { link = '/reset-password' }) {
        for (const method of ['GET', 'HEAD', 'GET']) await scene.send({ method, target: link });
        return undefined;
      },
    },
    'oauth-only': { account: ({ password: _removed, ...account }) => account },
    'rate-limited': { limits: ['cooldown'] },
    'rate-limited-address': limitedAddress(ask),
    'not-configured': { options: { mail: 'not-configured' } },
    'mail-fails': { options: { mail: 'unreachable' } },
  },
};
