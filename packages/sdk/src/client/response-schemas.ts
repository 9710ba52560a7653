/**
 * The schemas of a backend's answers, by operation: `schemas` of `@resetkit/sdk/<provider>/schemas`, or a part of it.
 */
export type ResponseSchemas = Readonly<Record<string, OperationAnswers>>;

/** The answers of one operation. */
export interface OperationAnswers {
  /** By status. */
  readonly responses: Readonly<Record<number, AnswerSchema>>;
}

/** The answer of one status. */
export interface AnswerSchema {
  /** Absent if the answer has no body. */
  readonly body?: StandardSchema | undefined;
  /** Not checked: a page can read only few headers of an answer. */
  readonly headers?: unknown;
}

/** The part of Standard Schema (standardschema.dev) that checking an answer needs. Every schema of zod has it. */
export interface StandardSchema {
  /** The name is that of the standard. */
  readonly '~standard': StandardSchemaProps;
}

/** The content of the standard's property. */
export interface StandardSchemaProps {
  /** Checks a value against the schema. */
  readonly validate: (value: unknown) => Validated | Promise<Validated>;
}

/** The result of a schema for a value. */
export interface Validated {
  /** Absent if the value is valid. */
  readonly issues?: readonly SchemaIssue[] | undefined;
}

/** A problem: the standard's `path`, and zod's details about what it expects. None of them contains the value. */
export interface SchemaIssue {
  /** The path of the value. Absent for the value as a whole. */
  readonly path?: readonly (PropertyKey | PathSegment)[] | undefined;
  /** The expected type. */
  readonly expected?: string;
  /** The expected literals. */
  readonly values?: readonly unknown[];
  /** The expected literals of a union's discriminator. */
  readonly options?: readonly unknown[];
  /** The expected format. */
  readonly format?: string;
  /** Unexpected fields. */
  readonly keys?: readonly string[];
  /** The issues of each branch of a union. */
  readonly errors?: readonly (readonly SchemaIssue[])[];
}

/** A step of a path in the form of some libraries. */
export interface PathSegment {
  /** The name of a field, or an index. */
  readonly key: PropertyKey;
}
