import * as z from 'zod/mini';
import type { TextField } from './form.ts';
import { textField } from './text-field.ts';

/** An address that the backend accepts. */
export function emailField(schema: z.ZodMiniType<string>): TextField {
  const wrong = 'Enter an e-mail address, such as ada@example.com.';
  return textField(schema, { rule: 'email', missing: 'Enter your e-mail address.', wrong });
}

/** The page that the mailed link leads to. It is not typed, so the sentence is for the developer of the form. */
export function redirectField(schema: z.ZodMiniType<string>): TextField {
  const wrong = '`redirectTo` has to be a complete URL, such as https://example.com/reset.';
  return textField(schema, { rule: 'redirect-url', missing: wrong, wrong });
}

/**
 * A field that may be absent. `undefined` passes too, because form libraries have a key for every default. The type is
 * that of `request`.
 */
export function optionalField(field: TextField): z.ZodMiniExactOptional<TextField> {
  return z.exactOptional(z.optional(field) as unknown as TextField);
}
