import type { Answer, Stage } from './stage.ts';

/** The last stage: calls the operation's handler with what the stages before it have parsed and checked. */
export function answerWith<Backend>(
  handlers: Readonly<Record<string, (accepted: never, backend: Backend) => Promise<Answer>>>,
): Stage<Backend> {
  return ({ request, query, body, path, ip, caller, operation = '', backend }) => {
    const { headers, baseUrl, mount } = request;
    // The stages of an operation leave what its handler takes: that is what the description says about it.
    const handler = handlers[operation] as (accepted: object, backend: Backend) => Promise<Answer>;
    return handler({ query, body, path, headers, ip, baseUrl, mount, ...(caller && { caller }) }, backend);
  };
}
