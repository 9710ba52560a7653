import type * as z from 'zod/mini';
import { typeName } from '../../core/type-name.ts';
import { valueAt } from '../../core/value-at.ts';

/** All issues in one sentence, as better-call words those of zod 4: `[body.email] Invalid email address; …`. */
export function wordIssues(part: 'body' | 'query', issues: readonly z.core.$ZodIssue[], input: unknown): string {
  return issues
    .map((issue) => `[${[part, ...issue.path].join('.')}] ${word(issue, valueAt(input, issue.path))}`)
    .join('; ');
}

/** The problem of a body that is no object, in an operation whose schema allows fields of any name. */
export function wordRecord(body: unknown): string {
  const received = body instanceof ReadableStream ? 'ReadableStream' : typeOf(body);
  return `[body] Invalid input: expected record, received ${received}`;
}

function word(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_type') return `Invalid input: expected ${issue.expected}, received ${typeOf(value)}`;
  // zod counts the items of a list in place of the characters of a text.
  if (issue.code === 'too_small' && Array.isArray(value)) return 'Too small: expected array to have >=1 items';
  if (issue.code !== 'invalid_value') return issue.message;
  return `Invalid option: expected one of ${issue.values.map((choice) => JSON.stringify(choice)).join('|')}`;
}

/** The type of a value in zod's words. A number too large for JavaScript, such as `1e999`, is `Infinity`. */
function typeOf(value: unknown): string {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : typeName(value);
}
