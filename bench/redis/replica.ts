import { serve } from '../../packages/mock-server/src/http.ts';
import { createMockServer } from '../../packages/mock-server/src/index.ts';
import { insforge } from '../../packages/mock-server/src/providers/insforge/index.ts';
import { openRedisStore } from '../../packages/mock-server/src/stores/redis.ts';
import { accounts } from './accounts.ts';

// A replica in a process of its own: told a Redis and a prefix it keeps its state there, told nothing in memory. Says its port.
const [url, prefix = ''] = process.argv.slice(2);
const store = url === undefined ? undefined : await openRedisStore(url, { prefix });
const mock = createMockServer(insforge(), { seed: accounts, ...(store && { store }) });
await mock.accounts.list();
const { port } = await serve(mock, { port: 0 });
process.send?.(port);
process.on('disconnect', () => process.exit());
