import type { components } from '@resetkit/sdk/supabase/types';
import * as z from 'zod/mini';

/** What GoTrue sends to a send-email hook. Fields that a mail does not use are empty. */
export interface SendEmailPayload {
  /** The call. */
  readonly metadata: {
    /** A UUID. */
    readonly uuid: string;
    /** RFC 3339, by the mock's clock. */
    readonly time: string;
    /** The name of the hook. */
    readonly name: 'send-email';
    /** The address of the client whose request caused the mail. */
    readonly ip_address: string;
  };
  /** The account, as it is before this mail. */
  readonly user: components['schemas']['User'];
  /** The mail. */
  readonly email_data: {
    /** The digits. In a change of address those for the new address; in a secure one those for the present address. */
    readonly token: string;
    /** The token of the link, with `pkce_` if the request had a code challenge. */
    readonly token_hash: string;
    /** Where the link ends. */
    readonly redirect_to: string;
    /** `signup`, `recovery`, `magiclink`, `invite`, `email_change`, `reauthentication`, or the name of a notification. */
    readonly email_action_type: string;
    /** `apiExternalUrl`, in spite of the name. */
    readonly site_url: string;
    /** The digits for the new address in a secure change of address, else empty. */
    readonly token_new: string;
    /** The token of the link for the present address (sic) in a secure change of address, else empty. */
    readonly token_hash_new: string;
    /** The former address with `email_changed_notification`, else empty. */
    readonly old_email: string;
    /** Always empty, as it belongs to a mail that the mock does not send. */
    readonly old_phone: string;
    /** Always empty, as above. */
    readonly provider: string;
    /** `totp` with `mfa_factor_enrolled_notification` and `mfa_factor_unenrolled_notification`, else empty. */
    readonly factor_type: string;
  };
}

/**
 * A hook in the process. `request` is the signed request that a hook on a server would get. The result is its answer: a
 * `Response`, the object of a JSON answer such as `{ error: { http_code: 403, message: 'No' } }`, or nothing. An error
 * that it throws counts as the answer 500.
 */
export type SendEmailFunction = (payload: SendEmailPayload, request: Request) => unknown;

/** A hook on a server. */
export interface SendEmailEndpoint {
  /** `HOOK_SEND_EMAIL_URI`: an https URL; http only on this machine. */
  readonly uri: string;
  /** `HOOK_SEND_EMAIL_SECRETS`: `v1,whsec_<base64>`, several joined by `|`. Empty: requests are not signed. */
  readonly secrets: string;
}

/** A send-email hook. */
export type SendEmailHook = SendEmailFunction | SendEmailEndpoint;

/** Checks a hook. The sentence of an issue says what is wrong. */
export const sendEmailHook: z.ZodMiniType<SendEmailHook | null> = z.custom<SendEmailHook | null>().check((payload) => {
  const message = mistakeIn(payload.value);
  if (message !== undefined) payload.issues.push({ code: 'custom', message, input: payload.value });
});

function mistakeIn(hook: unknown): string | undefined {
  if (hook === null || typeof hook === 'function') return undefined;
  if (typeof hook !== 'object' || Array.isArray(hook)) return 'Expected a function, or { uri, secrets }';
  const { uri, secrets, ...others }: { readonly uri?: unknown; readonly secrets?: unknown } = Object(hook);
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return `Expected a function, or { uri, secrets }, which has no "${unknown}"`;
  if (typeof uri !== 'string' || !isServable(uri))
    return 'Expected an https URL as uri, or http on localhost, 127.0.0.1, [::1] or host.docker.internal';
  if (typeof secrets !== 'string' || !areSecrets(secrets))
    return "Expected secrets such as 'v1,whsec_' and the base64 of 24 to 64 bytes, several joined by '|'";
  return undefined;
}

function isServable(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  const isHere = ['localhost', '127.0.0.1', '[::1]', 'host.docker.internal'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isHere);
}

/** GoTrue accepts asymmetric secrets too, and fails when it signs. */
function areSecrets(secrets: string): boolean {
  const asymmetric = /^v1a,whpk_[A-Za-z0-9+/=]{44,}:whsk_[A-Za-z0-9+/=]{44,}$/;
  return secrets === '' || secrets.split('|').every((secret) => asymmetric.test(secret) || isSymmetric(secret));
}

function isSymmetric(secret: string): boolean {
  const [, key] = /^v1,whsec_((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(secret) ?? [];
  if (key === undefined) return false;
  const { length } = atob(key);
  return length >= 24 && length <= 64;
}
