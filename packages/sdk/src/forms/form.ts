import type * as z from 'zod/mini';

/** A schema of what a form holds: for whatever takes Standard Schema (standardschema.dev) or zod. It changes no value. */
export type Form<Values> = z.ZodMiniType<Values, Values>;

/** A text in a form. */
export type TextField = z.ZodMiniString<string>;
