import { limitedAddress, someoneElses, superseded } from '../../core/situations/scripts.ts';
import type { Scene, SceneRequest, SituationPlan } from '../../core/situations/situation.ts';
import type { UsualName } from '../../core/situations/usual-scripts.ts';

/** Asks for a reset mail. Its link ends at the portal's page. */
function ask({ email }: Pick<Scene, 'email'>): SceneRequest {
  return { method: 'POST', target: '/auth/send-password-reset', json: { email } };
}

/** The names of those whose scripts are the project's. */
export type SharedName = UsualName | 'expired' | 'disabled' | 'unverified' | 'second-factor-due';

/** The names of the situations. */
export type SituationName = SharedName | 'rate-limited-address' | 'not-configured' | 'mail-fails';

/**
 * The situations that a reset can be in here. Links and accounts are those of the Supabase project, whose scripts do what
 * is done with them. Links come without PKCE, and no account waits for its next mail.
 */
export function situationsWith(
  project: SituationPlan<SharedName | 'other-browser' | 'rate-limited'> | undefined,
): SituationPlan<SituationName> {
  if (!project) throw new Error('The Supabase project has no situations.');
  const { 'other-browser': _pkce, 'rate-limited': _wait, ...shared } = project.scripts;
  return {
    operation: 'sendPasswordReset',
    ask,
    scripts: {
      ...shared,
      superseded: superseded(ask),
      'someone-elses': someoneElses(ask),
      'rate-limited-address': limitedAddress(ask),
      'not-configured': { options: { authConfigured: false } },
      'mail-fails': { options: { emailDelivery: 'fail' } },
    },
  };
}
