import { limitedAddress, someoneElses, superseded } from '../../core/situations/scripts.ts';
import type { Scene, SceneReply, SceneRequest, SituationPlan } from '../../core/situations/situation.ts';

/** Asks for a reset mail. Its link ends at the portal's page. */
function ask({ email }: Pick<Scene, 'email'>): SceneRequest {
  return { method: 'POST', target: '/auth/send-password-reset', json: { email } };
}

const askAgain = (scene: Scene): Promise<SceneReply> => scene.send(ask(scene));

/**
 * The situations that a reset can be in here. Links and accounts are those of the Supabase project, whose scripts do what
 * is done with them. Links come without PKCE, and no account waits for its next mail.
 */
export function situationsWith(project: SituationPlan['scripts'] = {}): SituationPlan {
  const { 'other-browser': _pkce, 'rate-limited': _wait, ...shared } = project;
  return {
    operation: 'sendPasswordReset',
    ask,
    scripts: {
      ...shared,
      superseded: superseded(askAgain),
      'someone-elses': someoneElses(askAgain),
      'rate-limited-address': limitedAddress(askAgain),
      'not-configured': { options: { authConfigured: false } },
      'mail-fails': { options: { emailDelivery: 'fail' } },
    },
  };
}
