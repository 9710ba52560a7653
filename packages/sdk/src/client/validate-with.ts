import { describeIssue } from './describe-issue.ts';
import type { ResponseValidator } from './options.ts';
import type { AnswerSchema, ResponseSchemas } from './response-schemas.ts';

/** More would be no news, but noise. */
const MOST_COMPLAINTS = 5;

/**
 * Holds every answer against the spec, for the client option `validate`. An answer with another body than the spec says for
 * its operation and status, a field more included, or with a status that is not in the spec, ends its call with an error of
 * kind `unexpected-response`: the message names fields and what they should be, and no values; `body` is what came. Headers
 * are not looked at, for a browser shows few of them to a page.
 *
 * @param schemas of the client's own backend
 * @example
 * import { schemas } from '@resetkit/sdk/insforge/schemas';
 *
 * const insforge = createInsforgeClient({ baseUrl, validate: validateWith(schemas) });
 */
export function validateWith(schemas: ResponseSchemas): ResponseValidator {
  return async (operation, status, body) => {
    // A redirect that a browser keeps to itself.
    if (status === 0) return undefined;
    const answers = schemas[operation]?.responses;
    if (!answers) return `The schemas do not have ${operation}: are they another backend's?`;
    const answer = answers[status];
    if (!answer) return `The spec has no ${status} for ${operation}`;
    if (status === 204 || (status >= 300 && status < 400)) return undefined;
    const complaints = await complaintsOf(answer, body);
    return complaints.length > 0 ? `${operation} ${status} is not as in the spec: ${listed(complaints)}` : undefined;
  };
}

async function complaintsOf({ body: schema }: AnswerSchema, body: unknown) {
  if (!schema) return body === undefined ? [] : ['there should be no body'];
  const { issues = [] } = await schema['~standard'].validate(body);
  return issues.flatMap((issue) => describeIssue(issue));
}

function listed(complaints: readonly string[]): string {
  const more = complaints.length - MOST_COMPLAINTS;
  return complaints.slice(0, MOST_COMPLAINTS).join('; ') + (more > 0 ? `; and ${more} more` : '');
}
