import type { components } from '@resetkit/sdk/firebase/types';
import type { ProjectConfig } from './project-config.ts';

/** The two settings that the emulator shows. */
export function emulatorConfigOf({
  signIn,
  emailPrivacyConfig,
}: ProjectConfig): components['schemas']['EmulatorConfig'] {
  return {
    signIn: { allowDuplicateEmails: Boolean(signIn?.allowDuplicateEmails) },
    emailPrivacyConfig: { enableImprovedEmailPrivacy: Boolean(emailPrivacyConfig?.enableImprovedEmailPrivacy) },
  };
}
