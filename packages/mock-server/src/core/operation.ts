import type { Caller } from './stage.ts';

// The types of a handler's input and reply, derived from the `operations` that openapi-typescript writes.
// Index by `(Operations, Id)`, never by `Operations[Id]`: error messages then name the operation instead of spelling it out.

type Responses<Op> = Op extends { responses: infer R } ? R : never;
type Body<C> = C extends { content: infer Media } ? Media[keyof Media] : undefined;
type Parameter<Op, In extends string> = Op extends { parameters: { [K in In]?: infer P } } ? NonNullable<P> : object;
/**
 * The headers that the description names, without those that stages stamp. openapi-typescript adds
 * `[name: string]: unknown`.
 */
type HeadersOf<R, Stamped> = R extends { headers: infer H }
  ? { [K in keyof H as string extends K ? never : Exclude<K, Stamped>]: H[K] }
  : object;
type Flat<T> = T extends infer O ? { [K in keyof O]: O[K] } : never;

/**
 * A reply that the description has for this operation: one of its statuses, with the body and headers of that status.
 */
export type Reply<Operations, Id extends keyof Operations, Stamped = never> = {
  [Status in keyof Responses<Operations[Id]>]: ReplyOf<
    Status,
    Responses<Operations[Id]>[Status],
    HeadersOf<Responses<Operations[Id]>[Status], Stamped>
  >;
}[keyof Responses<Operations[Id]>];

type ReplyOf<Status, R, H> = Flat<
  { status: Status } & (R extends { content: object } ? { body: Body<R> } : { body?: never }) &
    (keyof H extends never ? { headers?: never } : object extends H ? { headers?: Flat<H> } : { headers: Flat<H> })
>;

/** A request that passed the stages of its operation, typed by the description. */
export interface Accepted<Operations, Id extends keyof Operations> {
  readonly query: Parameter<Operations[Id], 'query'>;
  readonly path: Parameter<Operations[Id], 'path'>;
  readonly body: Operations[Id] extends { requestBody?: infer B } ? Body<NonNullable<B>> : undefined;
  /** Request headers by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The client's address, as the backend determines it. */
  readonly ip: string;
  /** The caller, if a stage of the operation checks credentials. */
  readonly caller?: Caller;
  /** The URL of the backend, with its prefix. */
  readonly baseUrl: string;
  /** The prefix of the backend. Paths of `Set-Cookie` begin with it. */
  readonly mount: string;
  /** The client. Its signal is aborted when it does not wait for the answer any more. */
  readonly client?: { signal(): AbortSignal };
}

/** A handler for each operation of the description. A missing one is a type error. */
export type Handlers<Operations, Backend, Stamped = never> = {
  readonly [Id in keyof Operations]: (
    request: Accepted<Operations, Id>,
    backend: Backend,
  ) => Promise<Reply<Operations, Id, Stamped>>;
};
