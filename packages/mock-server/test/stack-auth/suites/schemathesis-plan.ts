import { stackAuth } from '@resetkit/mock-server/stack-auth';
import type { SchemathesisPlan } from '../../live/schemathesis-plan.ts';

const { projectId, publishableClientKey, secretServerKey } = stackAuth().options;
const project = { 'x-stack-project-id': projectId };

export const schemathesisPlan: SchemathesisPlan = {
  callers: {
    'an app': {
      headers: {
        ...project,
        'x-stack-access-type': 'client',
        'x-stack-publishable-client-key': publishableClientKey,
      },
    },
    'a server': {
      headers: { ...project, 'x-stack-access-type': 'server', 'x-stack-secret-server-key': secretServerKey },
    },
  },
};
