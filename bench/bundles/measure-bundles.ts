import { bundleForBrowsers } from '../../scripts/bundles/bundle-for-browsers.ts';
import type { Measured, MeasuredComparison } from './bundle-table.ts';
import type { Comparison, Contestant } from './contestant.ts';
import { versionOf } from './version-of.ts';

/** Bundles every contestant. */
export function measureBundles(comparisons: readonly Comparison[]): Promise<MeasuredComparison[]> {
  return Promise.all(
    comparisons.map(async ({ provider, ours, others }) => ({
      provider,
      all: [await measure(ours), ...(await Promise.all(others.map(measure)))] as const,
    })),
  );
}

async function measure({ name, package: installedAs, code, leftOut = [] }: Contestant): Promise<Measured> {
  const { first, later } = await bundleForBrowsers(code, leftOut).catch((cause: unknown) => {
    throw new Error(`${name} cannot be bundled for browsers`, { cause });
  });
  const version = installedAs === undefined ? '' : ` ${versionOf(installedAs)}`;
  return { first, later, name: `${name}${version}`, leftOut };
}
