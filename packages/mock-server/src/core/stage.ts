import type { WireRequest } from './wire.ts';

/** What a stage or a handler answers, before it is put on the wire. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** Who a credential says is calling. */
export interface Caller {
  readonly role: string;
  /** The account's id, or what stands in its place. */
  readonly subject: string;
  /** The session that the credential belongs to, where backends know sessions by an id. */
  readonly session?: string;
}

/** One request on its way through the stages, with what earlier stages found out about it. */
export interface Exchange<Backend> {
  readonly request: WireRequest;
  readonly backend: Backend;
  /** The id of the operation at this path and method. `undefined` if there is none. */
  readonly operation: string | undefined;
  /** The methods that this path has, in the order of the description. Empty for an unknown path. */
  readonly methods: readonly string[];
  /** Parsed query and body: not trusted before `validate` has seen them. */
  readonly query: unknown;
  readonly body: unknown;
  readonly path: Readonly<Record<string, string>>;
  /** The client's address, as the backend understands it. */
  readonly ip: string;
  /** Who is calling, once a stage has checked credentials. */
  readonly caller?: Caller;
  /** Headers, flat names and values, that are on whatever answer follows, errors included. */
  readonly stamps: string[];
}

/** A step that answers, or awaits `next` and may look at what came back. The order of stages is the order of the backend. */
export type Stage<Backend> = (
  exchange: Exchange<Backend>,
  next: (exchange: Exchange<Backend>) => Promise<Answer>,
) => Promise<Answer>;

/** A stage, or one that is bound to some operations. */
export type BoundStage<Backend> =
  | Stage<Backend>
  | { readonly ids: ReadonlySet<string>; readonly stage: Stage<Backend> };

/** Binds a stage to some operations; the others pass it by at no cost. */
export function only<Backend, Id extends string>(ids: readonly Id[], stage: Stage<Backend>): BoundStage<Backend> {
  return { ids: new Set(ids), stage };
}

/** The stages of one operation (or of no operation at all) as one function. Compose once, not per request. */
export function pipeline<Backend>(
  stages: readonly BoundStage<Backend>[],
  operation: string | undefined,
): (exchange: Exchange<Backend>) => Promise<Answer> {
  const bound = stages.flatMap((entry) => {
    if (typeof entry === 'function') return [entry];
    return operation !== undefined && entry.ids.has(operation) ? [entry.stage] : [];
  });
  return bound.reduceRight<(exchange: Exchange<Backend>) => Promise<Answer>>(
    (next, stage) => (exchange) => stage(exchange, next),
    () => Promise.reject(new Error(`No stage answered ${operation ?? 'an unknown path'}: the last stage must.`)),
  );
}
