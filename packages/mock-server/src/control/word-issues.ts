import type * as z from 'zod/mini';

/**
 * All issues of a request in one sentence, each with the path of its field. `known` are the fields of the body: they are named
 * if one is unknown.
 */
export function wordIssues(issues: readonly z.core.$ZodIssue[], known: readonly string[] = []): string {
  const sentence = `${issues.map((issue) => `${issue.path.join('.') || 'body'}: ${wordIssue(issue)}`).join('; ')}.`;
  const hasUnknown = issues.some(({ code, path }) => code === 'unrecognized_keys' && path.length === 0);
  return hasUnknown && known.length > 0 ? `${sentence} Known: ${known.join(', ')}.` : sentence;
}

/** One issue without its path, as the rest of a sentence. */
export function wordIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`;
    case 'invalid_value':
      return `expected one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `expected ${issue.minimum} or more${issue.origin === 'string' ? ' characters' : ''}`;
    case 'too_big':
      return `expected ${issue.maximum} or less`;
    case 'invalid_format':
      return `expected a ${issue.format}`;
    case 'unrecognized_keys':
      return `unknown: ${issue.keys.join(', ')}`;
    default:
      return issue.message;
  }
}
