import { limitedAddress } from '../../core/situations/scripts.ts';
import type { Scene, SceneReply, SceneRequest, Situation, SituationPlan } from '../../core/situations/situation.ts';
import { type UsualName, usualScripts } from '../../core/situations/usual-scripts.ts';
import { collectionNamed, usersName } from './collections.ts';
import { defaultOptions, type PocketbaseOptions } from './options.ts';
import { tokenSeconds } from './policy.ts';
import { claimsOf } from './tokens.ts';

/** Asks for a reset mail, in `users`. */
function ask({ email }: Pick<Scene, 'email'>): SceneRequest {
  return { method: 'POST', target: `/api/collections/${usersName}/request-password-reset`, json: { email } };
}

/** Sets a password with a token, in the collection that it was made for. */
export function redeemWith(scene: Scene, token: string, password: string): Promise<SceneReply> {
  const { collectionId } = claimsOf(token);
  const target = `/api/collections/${collectionId ?? usersName}/confirm-password-reset`;
  return scene.send({ method: 'POST', target, json: { token, password, passwordConfirm: password } });
}

function redeem(scene: Scene, { token = '' }: Situation, password: string): Promise<SceneReply> {
  return redeemWith(scene, token, password);
}

/** The names of the situations. */
export type SituationName =
  | UsualName
  | 'expired'
  | 'unverified'
  | 'rate-limited'
  | 'rate-limited-address'
  | 'mail-fails';

/**
 * The situations that a reset can be in here. `superseded`: the earlier link is still good. `oauth-only`: the account has no
 * password. A new server has its limits by address switched off.
 */
export const situations: SituationPlan<SituationName> = {
  operation: 'requestPasswordReset',
  ask,
  scripts: {
    ...usualScripts({ ask, redeem, weakPassword: 'weak' }),
    expired: { agoMs: (options) => (resetSecondsOf(options) + 1) * 1_000 },
    'scanner-opened': {
      // The link leads to a page of the server itself.
      async afterwards(scene, { link = '' }) {
        if (!scene.leadsHere(link)) return undefined;
        for (const method of ['GET', 'HEAD', 'GET']) await scene.send({ method, target: link });
        return undefined;
      },
    },
    'oauth-only': { account: ({ password: _removed, ...account }) => account },
    unverified: { account: (account) => ({ ...account, emailVerified: false }) },
    'rate-limited': { limits: ['cooldown'] },
    'rate-limited-address': {
      ...limitedAddress(ask),
      options: { rateLimits: { ...defaultOptions.rateLimits, enabled: true } },
    },
    'mail-fails': { options: { mail: 'unreachable' } },
  },
};

function resetSecondsOf(options: object): number {
  return collectionNamed(options as PocketbaseOptions, usersName)?.resetTokenSeconds ?? tokenSeconds.passwordReset;
}
