import type * as z from 'zod/mini';
import { typeName } from '../../core/type-name.ts';
import { valueAt } from '../../core/value-at.ts';
import type { Issue } from './errors.ts';

/** All issues, each with its path as one text and with zod 4's own message. */
export function wordIssues(issues: readonly z.core.$ZodIssue[], input: unknown): Issue[] {
  return issues.map((issue) => ({ path: issue.path.join('.'), message: word(issue, valueAt(input, issue.path)) }));
}

function word(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code !== 'invalid_type') return issue.message;
  return `Invalid input: expected ${issue.expected}, received ${typeName(value)}`;
}
