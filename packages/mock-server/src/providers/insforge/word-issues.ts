import type * as z from 'zod/mini';
import { typeName } from '../../core/type-name.ts';
import { valueAt } from '../../core/value-at.ts';

type Issue = z.core.$ZodIssue;

/**
 * All issues in one sentence, as InsForge (zod 3) words them: `<path>: <text>`, joined by commas, in the schema's
 * order.
 */
export function wordIssues(issues: readonly Issue[], input: unknown): string {
  return issues
    .filter(isReported)
    .map((issue) => `${issue.path.join('.')}: ${word(issue, valueAt(input, issue.path))}`)
    .join(', ');
}

/** An issue that the real server would report: after a wrong type, it checks no other rule of that value. */
function isReported(issue: Issue, index: number, issues: readonly Issue[]): boolean {
  const path = issue.path.join('.');
  return !issues.slice(0, index).some((earlier) => earlier.code === 'invalid_type' && earlier.path.join('.') === path);
}

function word(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? 'Required' : `Expected ${issue.expected}, received ${typeName(value)}`;
    case 'invalid_value':
      return wordChoice(issue.values, value);
    case 'invalid_union':
      return wordUnion(issue);
    case 'too_small':
      return issue.origin === 'number' ? `Number must be greater than or equal to ${issue.minimum}` : issue.message;
    case 'too_big':
      return issue.origin === 'number' ? `Number must be less than or equal to ${issue.maximum}` : issue.message;
    default:
      return issue.message;
  }
}

function wordChoice(values: readonly unknown[], value: unknown): string {
  if (value === undefined) return 'Required';
  const choices = quoted(values);
  return typeof value === 'string'
    ? `Invalid enum value. Expected ${choices}, received '${value}'`
    : `Expected ${choices}, received ${typeName(value)}`;
}

/** The message of the sign-in's union, the only one of the API. `method` selects its form. */
function wordUnion({ discriminator, message }: z.core.$ZodIssueInvalidUnion): string {
  return discriminator === undefined ? message : `Invalid discriminator value. Expected ${quoted(['password', 'otp'])}`;
}

function quoted(values: readonly unknown[]): string {
  return values.map((value) => `'${String(value)}'`).join(' | ');
}
