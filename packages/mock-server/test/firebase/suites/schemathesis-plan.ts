import type { SchemathesisPlan } from '../../live/schemathesis-plan.ts';

export const schemathesisPlan: SchemathesisPlan = {
  callers: { 'an app': {}, 'an administrator': { headers: { authorization: 'Bearer owner' } } },
};
