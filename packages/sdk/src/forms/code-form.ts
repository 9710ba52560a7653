import * as z from 'zod/mini';
import { normalizeCode } from '../reset/normalize-code.ts';
import type { Form } from './form.ts';
import { textField } from './text-field.ts';

/** The values of a form for a mailed code. */
export interface CodeValues {
  /** The code of the mail. */
  code: string;
}

/** A form for a mailed code. White space is removed, as the step `exchange` does. */
export function codeFormOf(schema: z.ZodMiniType<string>, digits: string): Form<CodeValues> {
  const wrong = `The code has ${digits} digits and nothing else.`;
  const words = { rule: 'code', missing: 'Enter the code of the mail.', wrong } as const;
  return z.object({ code: textField(schema, words, normalizeCode) });
}
