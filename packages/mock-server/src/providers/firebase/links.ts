import type { Backend } from './backend.ts';
import type { RequestType } from './codes.ts';

/** A purpose that links have. */
export type LinkPurpose = Extract<
  RequestType,
  'PASSWORD_RESET' | 'VERIFY_EMAIL' | 'VERIFY_AND_CHANGE_EMAIL' | 'RECOVER_EMAIL' | 'EMAIL_SIGNIN'
>;

/** The purposes with their names in links. */
export const modes: Readonly<Record<LinkPurpose, string>> = {
  PASSWORD_RESET: 'resetPassword',
  VERIFY_EMAIL: 'verifyEmail',
  VERIFY_AND_CHANGE_EMAIL: 'verifyAndChangeEmail',
  RECOVER_EMAIL: 'recoverEmail',
  EMAIL_SIGNIN: 'signIn',
};

/** What a link carries besides the code. */
export interface LinkParts {
  readonly requestType: LinkPurpose;
  readonly continueUrl?: string | undefined;
  /** The API key of the request. */
  readonly apiKey?: string | undefined;
  /** The language that the request asks for, with the SDK's `languageCode`. Links of the emulator are English. */
  readonly lang?: string | undefined;
}

/** The header in which the SDK sends its `languageCode`. */
export const languageHeader = 'x-firebase-locale';

/**
 * The link of a code: to the page of the option `actionUrl`, or to the mock's own `/emulator/action`. The emulator has its
 * fields in another order than the hosted service, and always the same key.
 */
export function actionLink(
  { options, tenantId }: Backend,
  servedAt: string,
  oobCode: string,
  parts: LinkParts,
): string {
  const { requestType, continueUrl, apiKey, lang } = parts;
  const { service, actionUrl } = options;
  const isHosted = service === 'hosted';
  const url = new URL(actionUrl ?? `${servedAt}/emulator/action`);
  const set = (name: string, value: string | undefined): void => {
    if (value) url.searchParams.set(name, value);
  };
  set('mode', modes[requestType]);
  if (!isHosted) set('lang', 'en');
  set('oobCode', oobCode);
  set('apiKey', isHosted ? (apiKey ?? options.apiKey) : 'fake-api-key');
  set('continueUrl', continueUrl);
  if (isHosted) set('lang', lang || 'en');
  set('tenantId', tenantId);
  return url.toString();
}
