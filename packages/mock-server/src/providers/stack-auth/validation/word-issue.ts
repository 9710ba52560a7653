import type * as z from 'zod/mini';
import { isFields } from './coerce.ts';
import { dots, hasDots } from './dots.ts';
import { printValue } from './print-value.ts';
import type { Problem } from './problem.ts';
import type { Kind } from './schema-node.ts';

/** An issue of a schema, with the values that its sentence needs. */
export interface Found {
  readonly issue: z.core.$ZodIssue;
  readonly path: string;
  readonly kind: Kind;
  /** The value as the server reads it, and as it was sent. */
  readonly value: unknown;
  readonly sent: unknown;
}

/** The sentences of an issue: usually one, sometimes two, and none if the server accepts the value. */
export function wordIssue(found: Found): Problem[] {
  const { issue, path, kind, value, sent } = found;
  if (issue.code === 'unrecognized_keys') return say(path, `contains unknown properties: ${issue.keys.join(', ')}`);
  if (value === undefined) return say(path, 'must be defined');
  if (value === null) return say(path, 'cannot be null');
  if (!isKind(kind, value)) return [{ path, sentence: wrongType(path, kind, value, sent) }, ...wordChoice(issue, path)];
  if (issue.code === 'invalid_value') return wordChoice(issue, path);
  if (issue.code === 'invalid_type') return say(path, 'must be an integer');
  if (issue.message.includes(place)) return [{ path, sentence: issue.message.replaceAll(place, path) }];
  return issue.code === 'invalid_format' ? wordPattern(issue, path, String(value)) : [];
}

/** The placeholder for the path in sentences of the description. */
const place = '$' + '{path}';

function say(path: string, what: string): Problem[] {
  return [{ path, sentence: `${path} ${what}` }];
}

/** The sentence for a wrong type: the expected type, the actual one, and the original value if it was converted. */
export function wrongType(path: string, kind: Kind, value: unknown, sent: unknown): string {
  const from =
    sent !== undefined && sent !== null && !isSame(value, sent) ? ` (cast from the value \`${printValue(sent)}\`)` : '';
  return `${path} must be a \`${kind}\` type, but the final value was: \`${printValue(value)}\`${from}.`;
}

/** Whether a value was not converted. A list or an object in place of a scalar counts as not converted. */
function isSame(value: unknown, sent: unknown): boolean {
  return Object.is(value, sent) || typeof value === 'object';
}

function wordChoice(issue: z.core.$ZodIssue, path: string): Problem[] {
  if (issue.code !== 'invalid_value') return [];
  return say(path, `must be one of the following values: ${issue.values.join(', ')}`);
}

function isKind(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case 'any':
      return true;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isFields(value);
    case 'number':
      return typeof value === 'number' && !Number.isNaN(value);
    default:
      return typeof value === kind;
  }
}

const simpleEmail =
  /^(?:[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)?$/;
/**
 * The sentences for a pattern. Some patterns of the description combine two rules of the server, each with its own
 * sentence; the second one is sorted last.
 */
function wordPattern(issue: z.core.$ZodIssue, path: string, value: string): Problem[] {
  switch (path.slice(path.lastIndexOf('.') + 1)) {
    case 'email':
      return [
        ...(simpleEmail.test(value) ? [] : say(path, 'must be a valid email')),
        ...(hasDots(value) ? [] : last(path, `${path} must match the following: "${dots}"`)),
      ];
    case 'domain':
      return [
        ...(value.includes(' ') ? say(path, 'contains spaces') : []),
        ...(/^https?:\/\//.test(value) ? [] : last(path, 'URL must start with http:// or https://')),
      ];
    default:
      // A sentence of the description without a path.
      return [{ path, sentence: issue.message }];
  }
}

function last(path: string, sentence: string): Problem[] {
  return [{ path, sentence, isLast: true }];
}
