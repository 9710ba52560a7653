import { createRouter, idsOf, type Operations, type RouterSettings } from './router.ts';
import { type Answer, type BoundStage, type Exchange, only, pipeline, type Stage } from './stage.ts';
import type { Turn } from './turn.ts';
import { pathOf, queryOf, type WireReply, type WireRequest } from './wire.ts';

/** How a server spells paths. */
export interface PathRules<Options> extends RouterSettings {
  /**
   * The path in the form that the operations have: without a base path, doubled slashes or a slash at its end, as far
   * as the server ignores them. Returns `undefined` for a path outside of the server's base path. Default: the path as
   * it was sent.
   */
  readonly canonical?: (path: string, options: Options) => string | undefined;
  /**
   * Whether a path can be meant for this server if the request came without its prefix. Default: every path of an
   * operation can.
   */
  readonly claims?: (path: string) => boolean;
}

/** An API: its operations, the handlers that answer them, and what its framework does with each request. */
export interface ApiDefinition<Id extends string, Backend, Options> {
  readonly operations: Operations<Id>;
  /** The function that answers an operation after all stages have passed the request on. */
  readonly handlers: Readonly<Record<Id, (accepted: never, backend: Backend) => Promise<Answer>>>;
  /** The stages in the order of the real server. */
  readonly stages: readonly BoundStage<Backend>[];
  readonly paths?: PathRules<Options>;
  /** Parses the raw query. Default: `{}`. */
  readonly parseQuery?: (query: string) => unknown;
  /** Puts an answer on the wire, together with the headers that stages stamped on it. */
  readonly reply: (request: WireRequest, answer: Answer, stamps: readonly string[]) => WireReply;
}

/** The values that one request is answered with. */
export interface RequestContext<Backend, Options> {
  readonly backend: Backend;
  readonly options: Options;
  /** The client's address, as the server determines it. */
  readonly ip: string;
  readonly turn: Turn;
}

/** An API whose routes and pipelines are made. */
export interface Api<Backend, Options> {
  /** Whether there is an operation at the path of this target, for any method. */
  knows(target: string, options: Options): boolean;
  /** The id of the operation at this method and target. `undefined` if there is none. */
  operationOf(request: Pick<WireRequest, 'method' | 'target'>, options: Options): string | undefined;
  /** Answers a request: finds its operation, runs the operation's stages and puts the answer on the wire. */
  handle(request: WireRequest, context: RequestContext<Backend, Options>): Promise<WireReply>;
}

/** Makes the routes and pipelines of an API. Call it once for each API, not for each mock server or request. */
export function defineApi<Id extends string, Backend, Options>(
  definition: ApiDefinition<Id, Backend, Options>,
): Api<Backend, Options> {
  const { operations, handlers, paths = {}, parseQuery = () => ({}), reply } = definition;
  const { canonical = (path: string) => path, claims = () => true } = paths;
  const ids = idsOf(operations);
  const stages = [...definition.stages, only(ids, callHandler(handlers))];
  const pipelines = new Map(ids.map((id) => [id, pipeline(stages, id)]));
  const withoutOperation = pipeline(stages, undefined);
  const route = createRouter(operations, paths);
  const routesAt = (target: string, options: Options): ReturnType<typeof route> => {
    const path = canonical(pathOf(target), options);
    return path === undefined ? new Map() : route(path);
  };
  return {
    knows: (target, options) => claims(pathOf(target)) && routesAt(target, options).size > 0,
    operationOf: ({ method, target }, options) => routesAt(target, options).get(method)?.id,
    handle(request, { backend, options, ip, turn }) {
      const routes = routesAt(request.target, options);
      const { id, parameters = {} } = routes.get(request.method) ?? {};
      if (id !== undefined) turn.trace.operation = id;
      turn.trace.ip = ip;
      turn.trace.path = parameters;
      const exchange: Exchange<Backend> = {
        request,
        backend,
        operation: id,
        methods: [...routes.keys()],
        query: parseQuery(queryOf(request.target)),
        body: undefined,
        path: parameters,
        ip,
        turn,
        caller: undefined,
        stamps: [],
      };
      const run = (id && pipelines.get(id)) ?? withoutOperation;
      const written = (answer: Answer): WireReply =>
        reply(request, turn.fault ? withoutStamped(answer, exchange.stamps) : answer, exchange.stamps);
      return Promise.resolve(run(exchange)).then(written);
    },
  };
}

/** The answer of a fault without the headers that stages have stamped already: theirs fit the request. */
function withoutStamped(answer: Answer, stamps: readonly string[]): Answer {
  const stamped = new Set(stamps.filter((_entry, index) => index % 2 === 0).map((name) => name.toLowerCase()));
  const own = Object.entries(answer.headers ?? {}).filter(([name]) => !stamped.has(name.toLowerCase()));
  return { ...answer, headers: Object.fromEntries(own) };
}

/** The last stage: calls the handler with what the stages have parsed and checked. */
function callHandler<Id extends string, Backend>(
  handlers: ApiDefinition<Id, Backend, never>['handlers'],
): Stage<Backend> {
  return ({ request, query, body, path, ip, caller, operation, backend }) => {
    const { headers, baseUrl, mount, client } = request;
    // `only` binds this stage to the ids of the handlers. A handler's input is what its operation's schemas let through.
    const handler = handlers[operation as Id] as (accepted: object, backend: Backend) => Promise<Answer>;
    return handler({ query, body, path, headers, ip, baseUrl, mount, client, caller }, backend);
  };
}
