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
  return { status: 200, body: emulatorConfigOf(await changeConfig(backend, body, mask.join(','))) };
}
