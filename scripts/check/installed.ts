import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What npm has installed into a folder. */
export interface Installed {
  readonly packages: number;
  /** The sum of the sizes of all files: what they take of a disk depends on the disk. */
  readonly bytes: number;
}

/**
 * The most that installing both packages may bring, without peers, with all backends: 16 packages and 14 MB. A change that needs
 * more makes something else smaller.
 */
export const INSTALLED_BUDGET: Installed = { packages: 5, bytes: 14_000_000 };

/** The packages and files that npm has installed in the folder of a project. */
export function installedIn(folder: string): Installed {
  const modules = join(folder, 'node_modules');
  const { packages }: { packages: Record<string, unknown> } = JSON.parse(
    readFileSync(join(modules, '.package-lock.json'), 'utf8'),
  );
  const files = readdirSync(modules, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return { packages: Object.keys(packages).length, bytes };
}

/** What of an installation is more than the budget allows, in a sentence. `undefined` if nothing is. */
export function overBudget(installed: Installed, budget: Installed = INSTALLED_BUDGET): string | undefined {
  if (installed.packages <= budget.packages && installed.bytes <= budget.bytes) return undefined;
  return `Installed are ${words(installed)}; the budget in scripts/check/installed.ts is ${words(budget)}.`;
}

/** `5 packages, 11.1 MB` */
export function words({ packages, bytes }: Installed): string {
  return `${packages} packages, ${(bytes / 1e6).toFixed(1)} MB`;
}
