import type { Reply } from '../backend.ts';

/** `GET /auth/v1/admin/users/{id}/passkeys`: none, as passkeys are off. */
export async function listPasskeys(): Promise<Reply<'listPasskeys'>> {
  return { status: 200, body: [] };
}
