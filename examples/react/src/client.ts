import { createClient } from '@resetkit/sdk/insforge';

/** The backend of an app that has one: `mount(element, openReset(client))`. To change it, change the import and the options. */
export const client = createClient({ baseUrl: 'http://localhost:7130' });
