import type * as z from 'zod/mini';

/**
 * A schema for the values of a form: for every library that takes Standard Schema (standardschema.dev) or zod. Its
 * output is what the step of the form sends: white space is removed from a code, and other values stay as they are.
 */
export type Form<Values> = z.ZodMiniType<Values, Values>;

/** A text in a form. */
export type TextField = z.ZodMiniString<string>;
