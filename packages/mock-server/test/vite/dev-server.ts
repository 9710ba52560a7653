import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { resetkit, type ViteSettings } from '@resetkit/mock-server/vite';
import type { InlineConfig, Logger, LogLevel, ViteDevServer } from 'vite';
import { onTestFinished } from 'vitest';

/** The releases of Vite that the plugin is for. */
export const releases = { 'Vite 6': 'vite-6', 'Vite 7': 'vite-7', 'Vite 8': 'vite' } as const;

type Release = keyof typeof releases;

/** An app of one module with the plugin, and what Vite says. */
export interface App {
  readonly config: InlineConfig;
  /** What was printed, a line each, without colours. */
  readonly said: readonly string[];
  readonly vite: typeof import('vite');
}

/** Vite with the plugin, for the app in `app/`. What Vite keeps is in a folder of its own, which goes with the test. */
export async function appWith(settings: ViteSettings = {}, release: Release = 'Vite 8'): Promise<App> {
  const cacheDir = folder();
  const said: string[] = [];
  const config: InlineConfig = {
    root: join(import.meta.dirname, 'app'),
    cacheDir,
    configFile: false,
    // What Vite writes past its logger is not wanted.
    logLevel: 'warn',
    customLogger: loggerTo(said),
    optimizeDeps: { noDiscovery: true },
    plugins: [resetkit(settings)],
    build: { outDir: join(cacheDir, 'dist'), emptyOutDir: true },
  };
  return { config, said, vite: await import(releases[release]) };
}

/** A folder that is removed with the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'resetkit-vite-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** A dev server of the app that listens until the test is over, and its origin. */
export async function devServer(
  settings: ViteSettings = {},
  server: InlineConfig['server'] = {},
  release: Release = 'Vite 8',
  base = '/',
): Promise<{ server: ViteDevServer; origin: string; said: readonly string[] }> {
  const { config, said, vite } = await appWith(settings, release);
  const made = await vite.createServer({ ...config, base, server });
  onTestFinished(() => made.close());
  await made.listen();
  return { server: made, origin: originOf(made), said };
}

/** The origin of a server that listens. */
export function originOf({ resolvedUrls }: Pick<ViteDevServer, 'resolvedUrls'>): string {
  return new URL(resolvedUrls?.local[0] ?? '').origin;
}

function loggerTo(lines: string[]): Logger {
  const say = (text: string): void => void lines.push(stripVTControlCharacters(text));
  const never = (_: LogLevel): boolean => false;
  return {
    info: say,
    warn: say,
    error: say,
    warnOnce: say,
    clearScreen: () => {},
    hasWarned: false,
    hasErrorLogged: () => never('error'),
  };
}
