import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { type Finding, fuzzed, ids } from './fuzz.ts';

// Sends many requests to every provider, and prints a line for each: corepack pnpm fuzz --runs 100000 --provider insforge
const { values } = parseArgs({
  options: { runs: { type: 'string' }, provider: { type: 'string', multiple: true }, seed: { type: 'string' } },
});
const runs = Number(values.runs ?? 100_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const batch = 1_000;
/** The memory that a provider may need for a store that fills up, in megabytes. */
const mostGrowth = 64;

let failed = false;
console.log(`${runs} requests for each provider, seed ${seed}`);
for (const id of values.provider ?? ids) await fuzz(id);
process.exitCode = failed ? 1 : 0;

async function fuzz(id: string): Promise<void> {
  const { mock, requests, send } = fuzzed(id);
  const findings: Finding[] = [];
  let warm = 0;
  let printed = 0;
  const print = console.error;
  console.error = () => {
    printed += 1;
  };
  for (let done = 0; done < runs; done += batch) {
    for (const request of fc.sample(requests, { numRuns: Math.min(batch, runs - done), seed: seed + done })) {
      const finding = await send(request);
      if (finding && findings.length < 1_000) findings.push(finding);
    }
    // What the run itself leaves is forgotten: growth is what remains although the world starts again.
    if (done % 10_000 === 0) {
      await mock.restart();
      await mock.journal.clear();
      if (done === 10_000) warm = heap();
    }
  }
  await mock.restart();
  await mock.journal.clear();
  const growth = warm === 0 ? 0 : (heap() - warm) / 2 ** 20;
  await mock.close();
  console.error = print;
  const count = (fault: Finding['fault']): number => findings.filter((one) => one.fault === fault).length;
  const ownErrors = count('own 500') + printed;
  console.log(
    `${id.padEnd(12)} ${runs} requests, ${count('crash')} crashes, ${ownErrors} own 500s, ${count('outside the spec')} answers outside the spec, ${growth.toFixed(1)} MB growth`,
  );
  for (const { fault, request, reason } of findings.slice(0, 5)) console.log(`\n${fault}: ${reason}\n${request}\n`);
  failed ||= findings.length > 0 || printed > 0 || growth > mostGrowth;
}

/** The bytes in use after garbage is collected, if Node was told to let us do it. */
function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
