import type { Backend, Reply, Request } from '../backend.ts';

/** `GET /api/metadata/api-key`, for administrators. */
export async function getApiKey(_request: Request<'getApiKey'>, { options }: Backend): Promise<Reply<'getApiKey'>> {
  return { status: 200, body: { apiKey: options.apiKey } };
}
