import { defaultOptions } from '../../../src/providers/insforge/options.ts';
import type { World } from '../world.ts';
import { replies, type Vector } from './vector.ts';

const apiKey = `ik_${'5'.repeat(64)}`;
const { username, password } = defaultOptions.rootAdmin;

async function asAdmin({ post }: World): Promise<{ authorization: string }> {
  const { body } = await post('/api/auth/admin/sessions', { username, password });
  return { authorization: `Bearer ${(body as { accessToken: string }).accessToken}` };
}

/** `GET /api/metadata/api-key`. */
export const getApiKeyVectors: readonly Vector[] = [
  replies(
    'gives administrators the key that makes a server one of them',
    async (world) => world.get('/api/metadata/api-key', await asAdmin(world)),
    { status: 200, body: { apiKey } },
    { options: { apiKey } },
  ),
];
