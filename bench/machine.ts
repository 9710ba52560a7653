import { availableParallelism, cpus } from 'node:os';
import { versionOf } from './bundles/version-of.ts';

/** When, on what and with what a table was made. */
export function machine(): string {
  const date = new Date().toISOString().slice(0, 10);
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const cores = `${availableParallelism()} cores of ${model}, ${process.platform} ${process.arch}`;
  return `${date}, ${cores}, Node ${process.version}, esbuild ${versionOf('esbuild')}.`;
}
