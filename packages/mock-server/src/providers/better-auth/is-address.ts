import { schemas } from '@resetkit/sdk/better-auth/schemas';

/** Whether zod 4 takes a text for an address. */
export function isAddress(email: string): boolean {
  return schemas.requestPasswordReset.body.safeParse({ email }).success;
}
