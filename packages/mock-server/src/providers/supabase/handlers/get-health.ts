import type { Reply } from '../backend.ts';
import { version } from '../policy.ts';

/** `GET /auth/v1/health`: name and version of the server. */
export async function getHealth(): Promise<Reply<'getHealth'>> {
  const description = 'GoTrue is a user registration and authentication API';
  return { status: 200, body: { version, name: 'GoTrue', description } };
}
