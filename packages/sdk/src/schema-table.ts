import type * as z from 'zod/mini';

/** The schemas of every operation of one spec, typed by openapi-typescript's types. */
export type SchemaTable<Operations> = { readonly [Id in keyof Operations]: OperationSchemas<Operations[Id]> };

/** The schemas for input and answers of one operation. A part that the spec does not have is `never`. */
export type OperationSchemas<Op> = Part<'query', Parameters<Op, 'query'>> &
  Part<'path', Parameters<Op, 'path'>> &
  Part<'headers', Parameters<Op, 'header'>> &
  Part<'body', RequestBody<Op>> & { readonly responses: ResponseSchemas<Op> };

/** The schemas of one status: its body, and the headers that the spec names. */
export type ResponseSchemas<Op> = Op extends { responses: infer Responses }
  ? {
      readonly [Status in keyof Responses]: Part<'body', Content<Responses[Status]>> &
        Part<'headers', Headers<Responses[Status]>>;
    }
  : never;

/** The schema of each field that an operation's body can have, typed as the field is in a body that has it. */
export type FieldTable<Operations, Id extends keyof Operations> = {
  readonly [Key in Id]: {
    readonly [Field in keyof RequestBody<Operations[Key]>]-?: z.ZodMiniType<
      Required<RequestBody<Operations[Key]>>[Field]
    >;
  };
};

/** `true` if two types are the same in every property. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * A type without differences that are only notation of zod or openapi-typescript: intersections, `readonly`, index
 * signatures.
 */
export type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? keyof Named<T> extends never
      ? { -readonly [Key in keyof T]: Plain<T[Key]> }
      : { -readonly [Key in keyof Named<T>]: Plain<Named<T>[Key]> }
    : T;

type Part<Name extends string, T> = [T] extends [never]
  ? { readonly [Key in Name]?: never }
  : { readonly [Key in Name]: z.ZodMiniType<T> };

type Parameters<Op, Kind extends string> = Op extends { parameters: infer All }
  ? Kind extends keyof All
    ? NonNullable<All[Kind]>
    : never
  : never;

type RequestBody<Op> = Op extends { requestBody?: infer Body } ? Content<NonNullable<Body>> : never;

type Content<T> = T extends { content: infer Media } ? Media[keyof Media] : never;

type Headers<T> = T extends { headers: infer All } ? (keyof Named<All> extends never ? never : Named<All>) : never;

/** Drops the index signature and keeps the named properties. */
type Named<T> = { [Key in keyof T as string extends Key ? never : number extends Key ? never : Key]: T[Key] };
