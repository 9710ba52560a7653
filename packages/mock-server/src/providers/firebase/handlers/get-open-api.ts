import { operations } from '@resetkit/sdk/firebase/operations';
import type { Backend, Reply, Request } from '../backend.ts';

/** `GET /emulator/openapi.json`: what the mock answers, by paths. */
export async function getOpenApi({ baseUrl }: Request<'getOpenApi'>, _backend: Backend): Promise<Reply<'getOpenApi'>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const [operationId, { method, path }] of Object.entries(operations))
    paths[path] = { ...paths[path], [method.toLowerCase()]: { operationId } };
  return {
    status: 200,
    body: {
      openapi: '3.0.3',
      info: { title: 'Identity Toolkit API', version: 'v1' },
      servers: [{ url: baseUrl }],
      paths,
    },
  };
}
