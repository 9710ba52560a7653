import * as z from 'zod/mini';

// The form only: each provider checks its accounts and options itself.

/** An account of a seed file. */
export const accountSchema: z.ZodMiniType<{ email: string }> = z.looseObject({ email: z.string() });

/** What a provider starts with. */
export interface SeedWorld {
  accounts?: { email: string }[];
  options?: Record<string, unknown>;
  situations?: { name: string; email: string }[];
  sessions?: string[];
  codes?: string[];
  faults?: Record<string, unknown>[];
}

/** The same, as it is checked. */
export const worldSchema: z.ZodMiniType<SeedWorld> = z.strictObject({
  accounts: z.exactOptional(z.array(accountSchema)),
  options: z.exactOptional(z.record(z.string(), z.unknown())),
  situations: z.exactOptional(z.array(z.looseObject({ name: z.string(), email: z.string() }))),
  sessions: z.exactOptional(z.array(z.string())),
  codes: z.exactOptional(z.array(z.string())),
  faults: z.exactOptional(z.array(z.record(z.string(), z.unknown()))),
});

/** A seed file: accounts for every provider, or what each starts with. */
export const seedSchema: z.ZodMiniType<{ email: string }[] | Record<string, SeedWorld>> = z.union([
  z.array(accountSchema),
  z.record(z.string(), worldSchema),
]);
