import { describeIssue } from './describe-issue.ts';
import type { ResponseValidator } from './options.ts';
import type { AnswerSchema, ResponseSchemas } from './response-schemas.ts';

/** The message lists at most so many problems. */
const MAX_PROBLEMS = 5;

/**
 * Checks every answer against the spec, for the client option `validate`. An answer whose body differs from that of its
 * operation and status in the spec, for example by an additional field, or whose status is not in the spec, ends its
 * call with an error of kind `unexpected-response`. The message names fields and what was expected, and no values;
 * `body` is the body of the answer. Headers are not checked, because a page can read only few of them.
 *
 * @param schemas of the client's own backend
 * @example
 * import { schemas } from '@resetkit/sdk/insforge/schemas';
 *
 * const insforge = createInsforgeClient({ baseUrl, validate: validateWith(schemas) });
 */
export function validateWith(schemas: ResponseSchemas): ResponseValidator {
  return async (operation, status, body) => {
    // A redirect whose status a browser hides.
    if (status === 0) return undefined;
    const answers = schemas[operation]?.responses;
    if (!answers) return `The schemas do not have ${operation}: are they another backend's?`;
    const answer = answers[status];
    if (!answer) return `The spec has no ${status} for ${operation}`;
    if (status === 204 || (status >= 300 && status < 400)) return undefined;
    const problems = await problemsOf(answer, body);
    return problems.length > 0 ? `${operation} ${status} is not as in the spec: ${listed(problems)}` : undefined;
  };
}

async function problemsOf({ body: schema }: AnswerSchema, body: unknown) {
  if (!schema) return body === undefined ? [] : ['there should be no body'];
  // In a description, an answer that may have a body has the constant '' for an empty one.
  const { issues = [] } = await schema['~standard'].validate(body === undefined ? '' : body);
  return issues.flatMap((issue) => describeIssue(issue));
}

function listed(problems: readonly string[]): string {
  const more = problems.length - MAX_PROBLEMS;
  return problems.slice(0, MAX_PROBLEMS).join('; ') + (more > 0 ? `; and ${more} more` : '');
}
