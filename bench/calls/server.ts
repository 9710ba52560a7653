import { serve } from '../../packages/mock-server/src/http.ts';
import { createMockServer } from '../../packages/mock-server/src/index.ts';
import { insforge } from '../../packages/mock-server/src/providers/insforge/index.ts';
import { email } from './contestants.ts';

// A process of its own, so that it does not share the event loop of the client. Its limits are off, as they are by default.
const mock = createMockServer(insforge(), { seed: [{ email, password: 'old-password' }], limits: 'off' });
const server = await serve(mock, { port: 0 });
process.send?.(`http://127.0.0.1:${server.port}/insforge`);
process.on('disconnect', () => process.exit());
