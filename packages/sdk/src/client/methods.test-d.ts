import { expectTypeOf, test } from 'vitest';
import type { AnsweredKind, ErrorKind, UnansweredKind } from './error.ts';
import type { CallPromise, Methods } from './methods.ts';
import type { CallOptions } from './options.ts';
import type { Result } from './result.ts';

interface Problem<Status> {
  error: string;
  statusCode: Status;
}
interface Answer<Body> {
  headers: { [name: string]: unknown };
  content: { 'application/json': Body };
}
interface NoParameters {
  query?: never;
  header?: never;
  path?: never;
  cookie?: never;
}

/** The shape that openapi-typescript gives. */
interface operations {
  listOrders: {
    parameters: { query?: { tag?: string[] }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: { 200: Answer<string[]> };
  };
  getHealth: { parameters: NoParameters; requestBody?: never; responses: { 200: Answer<'ok'> } };
  changeOrder: {
    parameters: { query: { dry: boolean }; header?: { 'X-Trace'?: string }; path: { id: string }; cookie?: never };
    requestBody: {
      content: {
        'application/json': { item: string; amount?: number };
        'application/x-www-form-urlencoded': { item: string; amount?: number };
      };
    };
    responses: {
      200: Answer<{ changed: true }>;
      201: Answer<{ made: true }>;
      404: Answer<Problem<404>>;
      429: Answer<Problem<429> & { wait: number }>;
    };
  };
  deleteOrder: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: { 204: { headers: { [name: string]: unknown }; content?: never }; 404: Answer<Problem<404>> };
  };
  pay: {
    parameters: { query?: { at?: string }; header?: never; path?: never; cookie?: never };
    requestBody: { content: { 'application/json': { card: string } | { method: 'cash'; coins?: number } } };
    responses: { 202: Answer<{ paid: true }> };
  };
  refresh: {
    parameters: { query?: never; header?: { 'X-CSRF-Token'?: string }; path?: never; cookie?: never };
    requestBody?: { content: { 'application/json': { token: string; device: string } } };
    responses: { 200: Answer<{ token: string }> };
  };
  track: {
    parameters: { query: { token: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: { 302: { headers: { Location: string }; content?: never }; 400: Answer<Problem<400>> };
  };
}

interface Table {
  readonly listOrders: { readonly method: 'GET' };
  readonly getHealth: { readonly method: 'GET' };
  readonly changeOrder: { readonly method: 'PUT' };
  readonly deleteOrder: { readonly method: 'DELETE' };
  readonly pay: { readonly method: 'POST' };
  readonly refresh: { readonly method: 'POST' };
  readonly track: { readonly method: 'GET'; readonly redirect: 'follow' };
}

declare const shop: Methods<Table, operations>;

test('a method takes path, query, header and body fields in one object', () => {
  expectTypeOf(shop.changeOrder).parameters.toEqualTypeOf<
    [input: { id: string; dry: boolean; 'X-Trace'?: string; item: string; amount?: number }, options?: CallOptions]
  >();
  // @ts-expect-error: a path parameter is missing
  shop.changeOrder({ dry: true, item: 'tea' });
  // @ts-expect-error: no such field
  shop.changeOrder({ id: '1', dry: true, item: 'tea', colour: 'green' });
});

test('the input may be left out where nothing is required', () => {
  expectTypeOf(shop.listOrders).parameters.toEqualTypeOf<[input?: { tag?: string[] }, options?: CallOptions]>();
  shop.listOrders();
  // @ts-expect-error: a body field is required
  shop.pay();
});

test('a method without fields takes none', () => {
  shop.getHealth();
  shop.getHealth({}, { timeoutMs: 5 });
  // @ts-expect-error: options are the second argument
  shop.getHealth({ timeoutMs: 5 });
});

test('a body of several forms stays one of them', () => {
  expectTypeOf(shop.pay)
    .parameter(0)
    .toEqualTypeOf<{ at?: string; card: string } | { at?: string; method: 'cash'; coins?: number }>();
  // @ts-expect-error: neither form
  shop.pay({ coins: 5 });
});

test('an optional body is given as a whole or not at all', () => {
  shop.refresh();
  shop.refresh({ 'X-CSRF-Token': 'x' });
  shop.refresh({ token: 't', device: 'd' });
  // @ts-expect-error: half a body
  shop.refresh({ token: 't' });
});

test('data is what any success answers', async () => {
  const { data, error } = await shop.changeOrder({ id: '1', dry: true, item: 'tea' });

  if (error) expectTypeOf(data).toEqualTypeOf<undefined>();
  else expectTypeOf(data).toEqualTypeOf<{ changed: true } | { made: true }>();
  expectTypeOf(shop.deleteOrder({ id: '1' }))
    .resolves.toHaveProperty('data')
    .toEqualTypeOf<undefined>();
});

test('orThrow gives the data alone', () => {
  expectTypeOf(shop.changeOrder({ id: '1', dry: true, item: 'tea' }).orThrow()).toEqualTypeOf<
    Promise<{ changed: true } | { made: true }>
  >();
  expectTypeOf(shop.deleteOrder({ id: '1' }).orThrow()).toEqualTypeOf<Promise<undefined>>();
});

test('a known status narrows the body to what the spec says', async () => {
  const { error } = await shop.changeOrder({ id: '1', dry: true, item: 'tea' });

  expectTypeOf(error?.status).toEqualTypeOf<404 | 429 | undefined>();
  if (error?.status === 404) expectTypeOf(error.body).toEqualTypeOf<Problem<404>>();
  if (error?.status === 429) expectTypeOf(error.body).toEqualTypeOf<Problem<429> & { wait: number }>();
  if (error && !error.status) expectTypeOf(error.body).toEqualTypeOf<unknown>();
});

test('a switch over the kind is checked for completeness', async () => {
  const { error } = await shop.deleteOrder({ id: '1' });
  expectTypeOf<NonNullable<typeof error>['kind']>().toEqualTypeOf<ErrorKind>();
  expectTypeOf<ErrorKind>().toEqualTypeOf<AnsweredKind | UnansweredKind>();

  if (error?.kind === 'timeout') expectTypeOf(error.status).toEqualTypeOf<undefined>();
  if (error?.kind === 'not-found') expectTypeOf(error.status).toEqualTypeOf<404>();
});

test('a response is there unless there is an error', async () => {
  const { error, response } = await shop.getHealth();

  if (error) expectTypeOf(response).toEqualTypeOf<Response | undefined>();
  else expectTypeOf(response).toEqualTypeOf<Response>();
});

test('a result promise is a promise of a result', () => {
  expectTypeOf(shop.getHealth()).toEqualTypeOf<CallPromise<operations, 'getHealth'>>();
  expectTypeOf(shop.getHealth()).toExtend<Promise<Result<'ok'>>>();
});

test('an operation that answers with a redirect becomes a URL builder', () => {
  expectTypeOf(shop.track).toEqualTypeOf<(input: { token: string }) => string>();
  // @ts-expect-error: the token is required
  shop.track();
});

test('options may be undefined or null where a caller has none, under exactOptionalPropertyTypes too', () => {
  const maybe: { signal: AbortSignal | undefined; timeoutMs: number | undefined } = JSON.parse('{}');

  shop.getHealth({}, maybe);
  shop.getHealth({}, { ...maybe, signal: null, headers: { 'X-Trace': null }, credentials: undefined });
});
