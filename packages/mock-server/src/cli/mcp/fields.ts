import * as z from 'zod';
import { describedAnswers } from '../../answers/generated/answers.ts';
import type { ProviderId } from '../../answers/provider-id.ts';

/** A backend by its id. */
export const providerId: z.ZodEnum<{ [Id in ProviderId]: Id }> = z.enum(
  Object.fromEntries(Object.keys(describedAnswers).map((id) => [id, id])) as { [Id in ProviderId]: Id },
);

const provider = providerId.exactOptional().describe('The backend. May be left out if one alone is served.');
const namespace = z
  .string()
  .exactOptional()
  .describe("A world of its own on the server, such as a test worker's. Default: the server's own world.");

/** Which mock server a tool is about: fields of nearly every input. */
export const whose: {
  readonly provider: z.ZodExactOptional<typeof providerId>;
  readonly namespace: z.ZodExactOptional<z.ZodString>;
} = { provider, namespace };

/** The fields of a tool's input. One that is not known is refused, and the known ones are named. */
export function inputOf<Fields extends z.ZodRawShape>(fields: Fields): z.ZodObject<Fields, z.core.$strict> {
  return z.strictObject(fields, {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? `unknown: ${[keys].flat().join(', ')}. Known: ${Object.keys(fields).join(', ') || 'none'}`
        : undefined,
  });
}

/** The same as values. */
export interface Whose {
  readonly provider?: ProviderId;
  readonly namespace?: string;
}
