import type { Reply } from '../backend.ts';

/** `GET /emulator/v1/projects/{id}/verificationCodes`: none, because nothing sends text messages. */
export async function listVerificationCodes(): Promise<Reply<'listVerificationCodes'>> {
  return { status: 200, body: { verificationCodes: [] } };
}
