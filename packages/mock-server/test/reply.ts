import type { Spec } from './read-spec.ts';

/** A reply as tests compare it: status and body. The rest is not enumerable, so that `toEqual` leaves it out. */
export interface Reply {
  readonly status: number;
  /** Parsed if it is JSON, else the text. */
  readonly body: unknown;
  readonly headers: Headers;
  /** The body as it was sent. */
  readonly text: string;
}

/** The part of a reply that tests compare. */
export type Expected = Pick<Reply, 'status' | 'body'>;

/** Reads a response. Throws if its operation is in the description and this reply is not. */
export async function checkedReply(spec: Spec, method: string, path: string, response: Response): Promise<Reply> {
  const { status, headers } = response;
  const text = await response.text();
  const isJson = headers.get('content-type')?.startsWith('application/json') && text !== '';
  const body: unknown = isJson ? JSON.parse(text) : text;
  const operation = spec.operationAt(method, new URL(path, 'http://localhost').pathname);
  const described = spec.statusOf(response);
  if (operation !== undefined && described !== undefined) {
    const objections = spec.objections(operation, method, described, headers, body);
    if (objections.length > 0) throw new Error(`Not in openapi/${spec.name}.yaml: ${objections.join('; ')}\n${text}`);
  }
  return Object.defineProperties({ status, body }, { headers: { value: headers }, text: { value: text } }) as Reply;
}

/** A text in a body: `textAt(body, 'user', 'id')`. */
export function textAt(body: unknown, ...path: readonly string[]): string {
  const value = path.reduce<unknown>((at, name) => Reflect.get(Object(at), name), body);
  if (typeof value !== 'string') throw new Error(`No text at ${path.join('.')} in ${JSON.stringify(body)}`);
  return value;
}
