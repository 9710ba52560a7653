import { createClient } from '@resetkit/sdk/insforge';

/** The backend. To change it, change the import, and give what that backend's `createClient` asks for. */
export const client = createClient({ baseUrl: 'http://localhost:7130' });
