import type * as z from 'zod/mini';

/** An entry of `details`. The order of its keys depends on the problem. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** The problem of a body in the server's words: only the first one, by kind before place. */
export function wordBody(issues: readonly z.core.$ZodIssue[], body: unknown): readonly Problem[] {
  const givenFor = (issue: z.core.$ZodIssue): unknown => Reflect.get(Object(body), issue.path[0] ?? '');
  const [whole] = issues.filter(({ path, code }) => path.length === 0 && code === 'invalid_type');
  if (whole) return [wrongType('/body', 'object', body)];
  const missing = issues.find((issue) => issue.path.length > 0 && givenFor(issue) === undefined);
  if (missing) return [required(`/body/${missing.path.join('/')}`)];
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown) return [additional(unknown.keys[0] ?? '')];
  const [first] = issues;
  const name = String(first?.path[0]);
  if (name === 'rootRole') return wordRole(Reflect.get(Object(body), name));
  return [wrongType(`/body/${name}`, name === 'sendEmail' ? 'boolean' : 'string', first && givenFor(first))];
}

/** The problem of a path parameter that is not an integer. */
export function wordParameter(name: string, value: string): readonly Problem[] {
  return [wrongType(`/params/${name}`, 'integer', value)];
}

/** The problem of a parameter of the query that is not one text. */
export function wordQuery(name: string, value: unknown): readonly Problem[] {
  return [wrongType(`/query/${name}`, 'string', value)];
}

function required(path: string): Problem {
  return { path, message: `The \`${path}\` property is required. It was not present on the data you sent.` };
}

function additional(name: string): Problem {
  const path = `/body/${name}`;
  const message = `The \`/body\` object of the request body does not allow additional properties. Your request included the \`${path}\` property.`;
  return { path, message };
}

function wrongType(path: string, type: string, value: unknown): Problem {
  return { message: `The \`${path}\` property must be ${type}. You sent ${printed(value)}.`, path };
}

/** A value as JSON. The server has a text for one that is nested too deeply for that (error/bad-data-error.js). */
function printed(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '[value too large or deeply nested to display]';
  }
}

/** The problems of a role, which is a number or a name: one for each alternative, and one for the choice as a whole. */
function wordRole(value: unknown): readonly Problem[] {
  const path = '/body/rootRole';
  const isScalar = typeof value !== 'object';
  const printed = isScalar ? String(value) : value;
  const number =
    typeof value === 'number' && Number.isInteger(value)
      ? { message: `The \`${path}\` property must be >= 0. You sent ${JSON.stringify(printed)}.`, path }
      : wrongType(path, 'integer', printed);
  return [
    number,
    ...(isScalar ? [] : [wrongType(path, 'string', value)]),
    {
      message: `The \`rootRole\` property must be equal to one of the allowed values: "Admin", "Editor", "Viewer", "Owner", "Member", "Reader". You provided "${String(value)}", which is not valid. Please use one of the allowed values instead..`,
      path: 'rootRole',
    },
    {
      message: `The "${path}" property must match exactly one schema in oneOf. The data you provided matches more than one option in the schema. These options are mutually exclusive. Please refer back to the schema and remove any excess properties.`,
      path,
    },
  ];
}
