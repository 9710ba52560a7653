import { insforge } from '@resetkit/mock-server/insforge';
import type { SchemathesisPlan } from '../../live/schemathesis-plan.ts';

const { apiKey } = insforge().options;

export const schemathesisPlan: SchemathesisPlan = {
  callers: { nobody: {}, 'an administrator': { headers: { 'x-api-key': apiKey } } },
};
