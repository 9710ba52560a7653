import type { Answer } from './answer.ts';
import type { Turn } from './turn.ts';
import type { WireRequest } from './wire.ts';

export type { Answer } from './answer.ts';

/** The caller that a credential identifies. */
export interface Caller {
  readonly role: string;
  /** The id of the account, or another name of the caller. */
  readonly subject: string;
  /** The id of the session that the credential belongs to, for backends that have such ids. */
  readonly session?: string;
}

/** A request on its way through the stages, with the results of earlier stages. */
export interface Exchange<Backend> {
  readonly request: WireRequest;
  readonly backend: Backend;
  /** The id of the operation at this path and method. `undefined` if there is none. */
  readonly operation: string | undefined;
  /** The methods that this path has, in the order of the description. Empty for an unknown path. */
  readonly methods: readonly string[];
  /** The parsed query. Not validated before the stage that does it. */
  readonly query: unknown;
  /** The parsed body; `undefined` before a stage decodes it. Not validated before the stage that does it. */
  readonly body: unknown;
  /** The parameters in the path. */
  readonly path: Readonly<Record<string, string>>;
  /** The client's address, as the backend determines it. */
  readonly ip: string;
  /** What a test changes for this request. */
  readonly turn: Turn;
  /** The caller, after a stage has checked credentials. */
  readonly caller?: Caller | undefined;
  /** Headers of every answer from here on, errors included: names and values in turn. */
  readonly stamps: string[];
}

/** What comes after a stage: the answer, or a promise of it. */
export type Next<Backend> = (exchange: Exchange<Backend>) => Answer | Promise<Answer>;

/** A step of a request. It answers, or it calls `next` and may change what that returns. */
export type Stage<Backend> = (exchange: Exchange<Backend>, next: Next<Backend>) => Answer | Promise<Answer>;

/** A stage for all requests, or for some operations only. */
export type BoundStage<Backend> =
  | Stage<Backend>
  | { readonly ids: ReadonlySet<string>; readonly stage: Stage<Backend> };

/** Binds a stage to some operations. It is not part of the pipelines of the others. */
export function only<Backend, Id extends string>(ids: readonly Id[], stage: Stage<Backend>): BoundStage<Backend> {
  return { ids: new Set(ids), stage };
}

/**
 * Composes the stages of one operation, or of requests without one, into a function. Compose once, not for each
 * request.
 */
export function pipeline<Backend>(
  stages: readonly BoundStage<Backend>[],
  operation: string | undefined,
): Next<Backend> {
  const bound = stages.flatMap((entry) => {
    if (typeof entry === 'function') return [entry];
    return operation !== undefined && entry.ids.has(operation) ? [entry.stage] : [];
  });
  return bound.reduceRight<Next<Backend>>(
    (next, stage) => (exchange) => stage(exchange, next),
    () => Promise.reject(new Error(`No stage answered ${operation ?? 'an unknown path'}: the last stage must.`)),
  );
}
