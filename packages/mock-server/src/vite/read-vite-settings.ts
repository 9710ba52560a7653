import { resolve } from 'node:path';
import type { ResolvedConfig } from 'vite';
import { type Flags, readSettings } from '../cli/flags.ts';
import { type Places, placesOf } from './places.ts';
import type { ViteSettings } from './vite-settings.ts';

/** The settings of the plugin, checked, with those of `resetkit.config.ts`. */
export interface ReadSettings {
  readonly flags: Flags;
  readonly places: Places;
}

/** Reads the settings of the plugin. Paths are relative to Vite's root. Throws a `UsageError` for a wrong one. */
export async function readViteSettings(
  { mount, ...settings }: ViteSettings,
  { root, configFile = 'of Vite' }: Pick<ResolvedConfig, 'root' | 'configFile'>,
): Promise<ReadSettings> {
  const flags = await readSettings(settings, configFile, root, ['port', 'host']);
  const { seed, seedContent, store } = flags;
  const isFile = seed !== undefined && seed !== 'none' && seedContent === undefined;
  return {
    flags: {
      ...flags,
      ...(isFile && { seed: resolve(root, seed) }),
      ...(store !== undefined && !store.includes('://') && { store: resolve(root, store) }),
    },
    places: placesOf(mount, flags.providers, `Config file ${configFile}`),
  };
}
