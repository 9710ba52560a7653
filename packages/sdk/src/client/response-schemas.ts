/** The schemas of a backend's answers, by operation: `schemas` of `@resetkit/sdk/<provider>/schemas`, or a part of it. */
export type ResponseSchemas = Readonly<Record<string, OperationAnswers>>;

/** What one operation may answer. */
export interface OperationAnswers {
  /** By status. */
  readonly responses: Readonly<Record<number, AnswerSchema>>;
}

/** One status. */
export interface AnswerSchema {
  /** Without one the answer has no body. */
  readonly body?: StandardSchema | undefined;
  /** Not looked at: a browser shows few headers to a page. */
  readonly headers?: unknown;
}

/** The part of Standard Schema (standardschema.dev) that an answer is held against; every schema of zod has it. */
export interface StandardSchema {
  /** Named so by the standard. */
  readonly '~standard': StandardSchemaProps;
}

/** What the standard's property holds. */
export interface StandardSchemaProps {
  /** Holds a value against the schema. */
  readonly validate: (value: unknown) => Validated | Promise<Validated>;
}

/** What a schema says of a value. */
export interface Validated {
  /** None where it fits. */
  readonly issues?: readonly SchemaIssue[] | undefined;
}

/** What does not fit: the standard's `path`, and what zod adds of what it expects. Nothing of this shows the value. */
export interface SchemaIssue {
  /** Where it is; none for the whole. */
  readonly path?: readonly (PropertyKey | PathSegment)[] | undefined;
  /** The name of the type that is expected. */
  readonly expected?: string;
  /** The literals of which one is expected. */
  readonly values?: readonly unknown[];
  /** The same, of the field that tells the branches of a union apart. */
  readonly options?: readonly unknown[];
  /** The name of the format that is expected. */
  readonly format?: string;
  /** Fields that are not expected. */
  readonly keys?: readonly string[];
  /** What each branch of a union has against the value. */
  readonly errors?: readonly (readonly SchemaIssue[])[];
}

/** A step of a path, as some libraries write it. */
export interface PathSegment {
  /** The name of a field, or a place in a list. */
  readonly key: PropertyKey;
}
