/** Names of fields, parameters, headers and cookies whose values are secrets. */
const secretName =
  /pass|token|secret|otp|nonce|verifier|challenge|ticket|captcha|^code$|_code$|Code$|apikey|api-key|authorization|cookie|session/i;
/** Names that contain one of the words above and whose values are no secrets. */
const plainName =
  /^(?:error_code|error_?description|statusCode|status_code|token_type|code_challenge_method|x-sb-error-code|expires.*)$/i;

/** What stands in place of a secret. */
export const hidden = '[hidden]';

/** A value with the secrets in it hidden, at any depth. A secret is told by the name of its field. */
export function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, redactField(name, inner)]));
}

/** The value of a field, parameter or header, hidden if its name says that it is a secret. */
export function redactField(name: string, value: unknown): unknown {
  const isLeaf = typeof value === 'string' || typeof value === 'number';
  return isLeaf && value !== '' && isSecretName(name) ? hidden : redact(value);
}

/** Whether values with this name are secrets. */
export function isSecretName(name: string): boolean {
  return secretName.test(name) && !plainName.test(name);
}

/** A text with the secrets in the queries and fragments of its URLs hidden. */
export function redactText(text: string): string {
  return text.replace(/([?&#])([\w.~-]+)=([^&#\s"'<>]+)/g, (whole, mark: string, name: string) =>
    isSecretName(name) ? `${mark}${name}=${hidden}` : whole,
  );
}
