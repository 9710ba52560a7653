import * as z from 'zod/mini';
import type { TextField } from './form.ts';
import { textField } from './text-field.ts';

/** An address as the backend takes it. */
export function emailField(schema: z.ZodMiniType<string>): TextField {
  const wrong = 'Enter an e-mail address, such as ada@example.com.';
  return textField(schema, { rule: 'email', missing: 'Enter your e-mail address.', wrong });
}

/** The page that the mailed link leads to. Nobody types it, so these words are for whoever writes the form. */
export function redirectField(schema: z.ZodMiniType<string>): TextField {
  const wrong = '`redirectTo` has to be a complete URL, such as https://example.com/reset.';
  return textField(schema, { rule: 'redirect-url', missing: wrong, wrong });
}

/** A field that may be left out. `undefined` passes too, since form libraries have a key for every default; the type is that of `request`. */
export function optionalField(field: TextField): z.ZodMiniExactOptional<TextField> {
  return z.exactOptional(z.optional(field) as unknown as TextField);
}
