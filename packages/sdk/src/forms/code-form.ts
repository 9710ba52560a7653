import * as z from 'zod/mini';
import type { Form } from './form.ts';
import { textField } from './text-field.ts';

/** What a form for a mailed code holds. */
export interface CodeValues {
  /** The digits of the mail. */
  code: string;
}

/** A form for the digits of a mail. */
export function codeFormOf(schema: z.ZodMiniType<string>, digits: string): Form<CodeValues> {
  const wrong = `The code has ${digits} digits and nothing else.`;
  return z.object({ code: textField(schema, { rule: 'code', missing: 'Enter the code of the mail.', wrong }) });
}
