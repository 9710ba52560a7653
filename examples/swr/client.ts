import { createClient } from '@resetkit/sdk/stack-auth';

/** The backend. To change it, change the import, and give what that one's `createClient` asks for. */
export const client = createClient({ projectId: '5e7c0de5-7357-4a11-8a11-5e7c0de57357' });
