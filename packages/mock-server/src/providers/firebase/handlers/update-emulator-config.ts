import type { Backend, Reply, Request } from '../backend.ts';
import { emulatorConfigOf } from '../emulator-config.ts';
import { changeConfig } from '../project-config.ts';

/** `PATCH /emulator/v1/projects/{id}/config`: changes the settings that are given. */
export async function updateEmulatorConfig(
  { body }: Request<'updateEmulatorConfig'>,
  backend: Backend,
): Promise<Reply<'updateEmulatorConfig'>> {
  const { signIn, emailPrivacyConfig } = body;
  const mask = [
    signIn?.allowDuplicateEmails !== undefined && 'signIn.allowDuplicateEmails',
    emailPrivacyConfig?.enableImprovedEmailPrivacy !== undefined && 'emailPrivacyConfig.enableImprovedEmailPrivacy',
  ].filter((path) => typeof path === 'string');
  // An empty mask changes all, as in the emulator.
  const changed = await changeConfig(backend, body, mask.join(','));
  return 'refusal' in changed ? changed.refusal : { status: 200, body: emulatorConfigOf(changed.config) };
}
