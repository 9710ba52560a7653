import { apphandoff } from '@resetkit/mock-server/apphandoff';
import type { SchemathesisPlan } from '../../live/schemathesis-plan.ts';

const [accountKey] = Object.keys(apphandoff().options.apiKeys);

export const schemathesisPlan: SchemathesisPlan = {
  callers: { nobody: {}, 'an account': { headers: { authorization: `Bearer ${accountKey}` } } },
};
