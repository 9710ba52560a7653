import type { SchemathesisPlan } from '../../live/schemathesis-plan.ts';

const superuser = { email: 'root@example.com', password: 'root-password', collection: '_superusers' };
const user = { id: '81w4e0qm67t3cpn', email: 'u@example.com', password: 'Start-Passw0rd!' };

export const schemathesisPlan: SchemathesisPlan = {
  callers: { 'an app': {}, 'a superuser': { accounts: [superuser, user] } },
  settings: { parameters: { 'path.collection': 'users', 'path.id': user.id } },
};
