import type { Situation } from '../../../core/situations/situation.ts';

/** Whether a person holds just what the mail says: the mail then shows it all. */
export function isHeldInMail({ mail, code, link, session }: Situation): boolean {
  return mail !== undefined && mail.code === code && mail.link === link && session === undefined;
}
