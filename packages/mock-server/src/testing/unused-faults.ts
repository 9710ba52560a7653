import type { ArmedFault } from '../core/faults/fault.ts';

/** Says which faults never happened. */
export function unusedFaults(unused: readonly ArmedFault[]): string {
  const lines = unused.map(({ id: _id, fired: _fired, ...fault }) => `  ${JSON.stringify(fault)}`);
  return [
    'The test has added faults that never happened, so it did not test what it meant to:',
    ...lines,
    'Remove them, or make the app do the call. To allow it: await mock.faults.clear() at the end of the test.',
  ].join('\n');
}
