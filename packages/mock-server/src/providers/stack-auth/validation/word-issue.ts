import type * as z from 'zod/mini';
import { isFields } from './coerce.ts';
import { printValue } from './print-value.ts';
import type { Problem } from './problem.ts';
import type { Kind } from './schema-node.ts';

/** An issue of a schema, with all that a sentence about it needs. */
export interface Found {
  readonly issue: z.core.$ZodIssue;
  readonly path: string;
  readonly kind: Kind;
  /** The value as the server reads it, and as it was sent. */
  readonly value: unknown;
  readonly sent: unknown;
}

/** What one issue is in the server's words: mostly one sentence, sometimes two or, where the server would not mind, none. */
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

/** How the description's sentences name the place. */
const place = '$' + '{path}';

function say(path: string, what: string): Problem[] {
  return [{ path, sentence: `${path} ${what}` }];
}

/** A wrong type: what it should have been, what it was and, where it was read as something else, what was sent. */
export function wrongType(path: string, kind: Kind, value: unknown, sent: unknown): string {
  const from =
    sent !== undefined && sent !== null && !isSame(value, sent) ? ` (cast from the value \`${printValue(sent)}\`)` : '';
  return `${path} must be a \`${kind}\` type, but the final value was: \`${printValue(value)}\`${from}.`;
}

/** A list or an object that a scalar was expected of is what was sent, whatever was made of it on the way. */
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
const dots = /^[^.]+(\.[^.]+)*@.*\.[^.][^.]+$/;

/** Some patterns of the description stand for two rules of the server, each with a sentence of its own; the second one goes last. */
function wordPattern(issue: z.core.$ZodIssue, path: string, value: string): Problem[] {
  switch (path.slice(path.lastIndexOf('.') + 1)) {
    case 'email':
      return [
        ...(simpleEmail.test(value) ? [] : say(path, 'must be a valid email')),
        ...(dots.test(value) ? [] : last(path, `${path} must match the following: "${dots}"`)),
      ];
    case 'domain':
      return [
        ...(value.includes(' ') ? say(path, 'contains spaces') : []),
        ...(/^https?:\/\//.test(value) ? [] : last(path, 'URL must start with http:// or https://')),
      ];
    default:
      // A sentence of the description that does not say where.
      return [{ path, sentence: issue.message }];
  }
}

function last(path: string, sentence: string): Problem[] {
  return [{ path, sentence, isLast: true }];
}
