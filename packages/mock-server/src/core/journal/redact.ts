/** Names of fields, parameters, headers and cookies whose values are secrets. */
const secretName =
  /pass|token|secret|otp|nonce|verifier|challenge|ticket|captcha|^code$|_code$|Code$|apikey|Key$|[_-]key$|authorization|cookie|session/i;
/** Names that contain one of the words above and whose values are no secrets. */
const plainName =
  /^(?:error_code|error_?description|statusCode|status_code|token_type|x-sb-error-code|expires.*|\w*(?:method|methods|length|_endpoint|_supported|Sessions|Hours))$/i;
/** A name and its value as queries, fragments, forms and attributes of HTML have them. */
const pairs = /(^|[?&#;\s])([^\s=&#?;"'<>]+)=([^&#\s"'<>;]+)/g;
/** The same inside of a URL that is part of another one. */
const encodedPairs = /(%3F|%26|%23)([^%]+)%3D((?:(?!%26|%23).)+)/gi;
/** A name and its value in JSON that cannot be parsed, because it was cut off or is part of a text. */
const jsonPairs = /("([^"\\]+)"\s*:\s*")((?:[^"\\]|\\.)+)/g;
/** The value of a field in a form of several parts. */
const formParts = /(\bname="([^"]+)"(?:\r?\n)(?:\r?\n))([^\r\n]+)/g;
/** A token that says itself what it is (RFC 7519), wherever it stands. */
const mayHaveJwt = /[\w.-]+/g;

/** What stands in place of a secret. */
export const hidden = '[hidden]';

/** A value with the secrets in it hidden, at any depth. A secret is told by the name of its field. */
export function redact(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(redact);
  return mapped(value, redactField);
}

/** An object with its values changed. A loop takes half the time of lists of entries, and journals are long. */
function mapped(value: object, change: (name: string, inner: unknown) => unknown): object {
  if (Object.hasOwn(value, '__proto__'))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(name, inner)]));
  const changed: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) changed[name] = change(name, inner);
  return changed;
}

/** The value of a field, parameter or header, hidden if its name says that it is a secret: texts and numbers, in lists too. */
export function redactField(name: string, value: unknown): unknown {
  const isSecret = isSecretName(name) && !isStatus(name, value);
  if (isSecret && (typeof value === 'string' || typeof value === 'number') && value !== '') return hidden;
  if (isSecret && Array.isArray(value)) return value.map((inner) => redactField(name, inner));
  return redact(value);
}

/** Whether a `code` is the status of an answer, as Google's errors have it. One-time codes have more digits. */
function isStatus(name: string, value: unknown): boolean {
  return name === 'code' && typeof value === 'number' && value >= 100 && value < 600;
}

/** Whether values with this name are secrets. */
export function isSecretName(name: string): boolean {
  return secretName.test(name) && !plainName.test(name);
}

/** A text with the secrets hidden that stand in it beside their name, and every JSON Web Token. */
export function redactText(text: string): string {
  const hideNamed = (whole: string, start: string, name: string): string =>
    isSecretName(name) ? `${start}${hidden}` : whole;
  // Most texts have none of these signs, and are not looked through.
  const plain = text.includes('=') ? text.replace(pairs, hidePair).replace(formParts, hideNamed) : text;
  const shown = plain.includes('":') || plain.includes('" :') ? plain.replace(jsonPairs, hideNamed) : plain;
  return shown.includes('eyJ') ? shown.replace(mayHaveJwt, withoutJwt) : shown;
}

/** A text of letters, digits, hyphens and dots with the tokens in it hidden: two or three parts, the first from `eyJ` on. */
function withoutJwt(run: string): string {
  const parts = run.split('.');
  const shown: string[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    const start = part.search(/\beyJ[\w-]/);
    if (start === -1 || !parts[index + 1]) shown.push(part);
    else {
      shown.push(part.slice(0, start) + hidden);
      index += 2;
    }
  }
  return shown.join('.');
}

function hidePair(_whole: string, mark: string, name: string, value: string): string {
  const shown = isSecretName(decoded(name)) ? hidden : value.replace(encodedPairs, hideEncoded);
  return `${mark}${name}=${shown}`;
}

/** The texts in a value whose names say that they are secrets, and that are long enough to be found in other texts. */
export function secretsOf(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return isSecretName(name) && value.length >= 6 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, one]) => secretsOf(one, Array.isArray(value) ? name : inner));
}

/** A value with these texts hidden wherever they stand, at any depth. */
export function without(secrets: readonly string[], value: unknown): unknown {
  if (secrets.length === 0) return value;
  if (typeof value === 'string') return secrets.reduce((text, secret) => text.replaceAll(secret, hidden), value);
  if (Array.isArray(value)) return value.map((inner) => without(secrets, inner));
  if (typeof value !== 'object' || value === null) return value;
  return mapped(value, (_name, inner) => without(secrets, inner));
}

function hideEncoded(whole: string, mark: string, name: string): string {
  return isSecretName(name) ? `${mark}${name}%3D${hidden}` : whole;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
