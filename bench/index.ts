import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listProviders } from '../scripts/providers.ts';
import { bundleTable } from './bundles/bundle-table.ts';
import { comparisonsOf } from './bundles/comparisons.ts';
import { measureBundles } from './bundles/measure-bundles.ts';
import { callTable, passes } from './calls/call-table.ts';
import { measureCalls } from './calls/measure-calls.ts';
import { machine } from './machine.ts';
import { measureRedis } from './redis/measure-redis.ts';
import { redisTable } from './redis/redis-table.ts';
import { measureScale } from './scale/measure-scale.ts';
import { scaleTable } from './scale/scale-table.ts';
import { measureServer } from './server/measure-server.ts';
import { serverChart } from './server/server-chart.ts';
import { serverTable } from './server/server-table.ts';
import { measureStart } from './start/measure-start.ts';
import { startTable } from './start/start-table.ts';
import { writeSection } from './write-section.ts';

// `corepack pnpm bench [bundles] [calls] [redis] [server] [start] [scale] [--prism FOLDER] [--write]`: what is named, or all of it.
const root = join(import.meta.dirname, '..');
const DOCUMENT = join(root, 'docs/performance.md');
const CHART = join(root, 'docs/performance.svg');
const parts = { bundles, calls, redis, server, start, scale };
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, prism: { type: 'string' } },
});
const unknown = positionals.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined)
  throw new Error(`There is no ${unknown}. Say bundles, calls, redis, server, start, scale or nothing.`);

for (const [name, run] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const text = `${machine()}\n\n${await run()}`;
  console.log(`\n${name}: ${text}`);
  if (values.write) writeFileSync(DOCUMENT, writeSection(readFileSync(DOCUMENT, 'utf8'), name, text));
}

async function bundles(): Promise<string> {
  return bundleTable(await measureBundles(await comparisonsOf(listProviders(root))));
}

async function calls(): Promise<string> {
  const meetings = await measureCalls();
  if (!passes(meetings)) process.exitCode = 1;
  return callTable(meetings);
}

async function redis(): Promise<string> {
  return redisTable(await measureRedis());
}

async function server(): Promise<string> {
  const measured = await measureServer(values.prism);
  if (values.write) writeFileSync(CHART, serverChart(measured));
  return serverTable(measured);
}

async function start(): Promise<string> {
  return startTable(await measureStart());
}

async function scale(): Promise<string> {
  return scaleTable(await measureScale());
}
