/**
 * Derives input and output of a call from openapi-typescript's `operations`. All types are indexed by
 * `(Operations, Id)` rather than by `Operations[Id]`: TypeScript then prints short names in hovers and errors.
 */

/** One flat object: path, query, header and body fields together. */
export type Input<Operations, Id extends keyof Operations> = Flat<
  Parameters<Operations[Id], 'path'> &
    Parameters<Operations[Id], 'query'> &
    Parameters<Operations[Id], 'header'> &
    BodyFields<Operations[Id]>
>;

/** The body of every 2xx answer; `undefined` if the spec has none. */
export type Data<Operations, Id extends keyof Operations> = OrUndefined<
  {
    [Status in keyof Responses<Operations[Id]>]: Status extends SuccessStatus
      ? Body<Responses<Operations[Id]>[Status]>
      : never;
  }[keyof Responses<Operations[Id]>]
>;

/** The statuses of 400 and up in the spec of this operation. */
export type ErrorStatus<Operations, Id extends keyof Operations> = Exclude<
  Extract<keyof Responses<Operations[Id]>, number>,
  SuccessStatus | RedirectStatus
>;

/** The body of one status. */
export type ErrorBody<Operations, Id extends keyof Operations, Status extends keyof Responses<Operations[Id]>> = Body<
  Responses<Operations[Id]>[Status]
>;

export type Responses<Op> = Op extends { responses: infer All } ? All : never;

type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
type RedirectStatus = 300 | 301 | 302 | 303 | 304 | 305 | 306 | 307 | 308;

/** The body's JSON, or its text if it is not JSON. */
type Body<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined;

type Json<Content> = Content extends { 'application/json': infer Value } ? Value : Content[keyof Content];

type Parameters<Op, In extends string> = Op extends { parameters: { [Key in In]?: infer Fields } }
  ? OrNothing<Exclude<Fields, undefined>>
  : unknown;

type BodyFields<Op> = Op extends { requestBody: { content: infer Content } }
  ? Json<Content>
  : Op extends { requestBody?: infer Optional }
    ? OptionalFields<Exclude<Optional, undefined>>
    : unknown;

/** An optional body: all of its fields or none. */
type OptionalFields<RequestBody> = [RequestBody] extends [{ content: infer Content }]
  ? [RequestBody] extends [never]
    ? unknown
    : Partial<Json<Content>> extends Json<Content>
      ? Json<Content>
      : Json<Content> | { [Key in KeyOfAny<Json<Content>>]?: never }
  : unknown;

/** The keys of all members of a union. */
type KeyOfAny<Union> = Union extends unknown ? keyof Union : never;

/** A redirect has no data, but is a success. */
type OrUndefined<T> = [T] extends [never] ? undefined : T;

/** `unknown` adds nothing to an intersection. */
type OrNothing<T> = [T] extends [never] ? unknown : T;

/** Writes an intersection out as one object, each member of a union by itself. */
type Flat<T> = T extends unknown ? (keyof T extends never ? NoFields : { [Key in keyof T]: T[Key] }) : never;

/** Unlike `{}`, this refuses an object with fields. */
type NoFields = Record<string, never>;
