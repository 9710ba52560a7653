import type { BrowserBundle } from '../../scripts/bundles/bundle-for-browsers.ts';
import { table } from '../../scripts/providers-doc/table.ts';

/** A contestant with its size. */
export interface Measured extends Pick<BrowserBundle, 'first' | 'later'> {
  readonly name: string;
  readonly leftOut: readonly string[];
}

/** A provider's contestants, ours first. */
export interface MeasuredComparison {
  readonly provider: string;
  readonly all: readonly [ours: Measured, ...others: Measured[]];
}

const HEAD = ['', '', 'minified', 'gzipped', 'times ours', 'loaded later, gzipped', 'not counted'];

/** The sizes as a Markdown table, in kB of 1,000 bytes. */
export function bundleTable(comparisons: readonly MeasuredComparison[]): string {
  return table([HEAD, ...comparisons.flatMap(rowsOf)]);
}

function rowsOf({ provider, all }: MeasuredComparison): string[][] {
  const [ours] = all;
  return all.map((one) => [
    one === ours ? provider : '',
    one.name,
    kilobytes(one.first.minified),
    kilobytes(one.first.gzipped),
    one === ours ? '1' : (one.first.gzipped / ours.first.gzipped).toFixed(1),
    one.later.gzipped > 0 ? kilobytes(one.later.gzipped) : '',
    one.leftOut.map((name) => `\`${name}\``).join(', '),
  ]);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
