import { join } from 'node:path';
import { growth } from './check/pattern-growth.ts';
import { patternsIn } from './check/patterns-in.ts';
import { shippedFiles } from './check/source-files.ts';

// Times every regular expression that the packages ship, those of the descriptions too, against texts that make a bad one slow.
const patterns = patternsIn(shippedFiles(join(import.meta.dirname, '..')));
const slow = patterns.flatMap((pattern) => {
  const found = growth(pattern);
  return found ? [{ pattern, ...found }] : [];
});

for (const { pattern, text, times } of slow) {
  console.error(`/${pattern.source}/${pattern.flags} in ${pattern.places.join(', ')}`);
  console.error(`  takes ${times.toFixed(0)} times as long for a text of four times the length: ${text}`);
}
console.log(`${patterns.length} patterns, ${slow.length} that grow faster than their input`);
process.exitCode = slow.length > 0 ? 1 : 0;
