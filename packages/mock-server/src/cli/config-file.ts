import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckedConfig } from '../config/checked-content.ts';
import type { Config } from '../config.ts';
import { importTypeScript } from './import-typescript.ts';
import { messageOf } from './message-of.ts';
import { UsageError } from './usage-error.ts';

/** The names under which a config file is found in the working directory, the first one first. */
export const configNames: readonly string[] = ['ts', 'js', 'mjs', 'json'].map((ending) => `resetkit.config.${ending}`);

type Flag = Exclude<keyof Config, 'seed'>;

/** The flag that says the same as each name of a config file. */
const flagOf: Readonly<Record<Flag, string>> = {
  port: 'port',
  host: 'host',
  providers: 'provider',
  limits: 'limits',
  delays: 'delays',
  cors: 'cors',
  app: 'app',
  upstream: 'upstream',
  publicUrl: 'public-url',
  allowHosts: 'allow-host',
  token: 'token',
  magicAddresses: 'magic-addresses',
  store: 'store',
  smtp: 'smtp',
  quiet: 'quiet',
  verbose: 'verbose',
};

/** What a config file says. */
export interface ConfigFile {
  readonly path: string;
  /** The flags that it stands for, each with its text. */
  readonly flags: Readonly<Record<string, string | readonly string[] | boolean>>;
  /** What its `seed` is, if it is not a path. */
  readonly seed: unknown;
}

/**
 * Reads the config file at `path`, or the one in the folder `cwd`. `undefined` if there is none and none was asked for.
 * Throws a `UsageError` if it cannot be read, fails, or has a name that is not known.
 */
export async function readConfigFile(path: string | undefined, cwd: string): Promise<ConfigFile | undefined> {
  const found =
    path === undefined ? configNames.map((name) => resolve(cwd, name)).find(existsSync) : resolve(cwd, path);
  if (found === undefined) return undefined;
  if (!existsSync(found)) throw new UsageError(`Cannot read the config file ${path}: there is no such file.`);
  if (statSync(found).isDirectory()) throw new UsageError(`Cannot read the config file ${path}: it is a directory.`);
  return checkedConfig(await loaded(found), found);
}

/**
 * What the settings of a config file or of a program stand for. `path` names them in errors. Rejects with a `UsageError` for
 * one that is not known or has a wrong value, and for those that are left out.
 */
export async function checkedConfig(
  config: unknown,
  path: string,
  leftOut: readonly string[] = [],
): Promise<ConfigFile> {
  const { checkedContent } = await import('../config/checked-content.ts');
  try {
    return { path, ...readConfig(checkedContent(config, leftOut)) };
  } catch (error) {
    throw new UsageError(`Config file ${path}: ${messageOf(error)}`);
  }
}

function readConfig({ seed, ...rest }: CheckedConfig): Omit<ConfigFile, 'path'> {
  const flags: Record<string, string | readonly string[] | boolean> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (value === undefined) continue;
    flags[flagOf[name as Flag]] = flagValue(value);
  }
  if (typeof seed === 'string') return { flags: { ...flags, seed }, seed: undefined };
  const named = typeof seed === 'object' && seed !== null && !Array.isArray(seed) ? Object.keys(seed) : [];
  return { flags: named.length > 0 && flags.provider === undefined ? { ...flags, provider: named } : flags, seed };
}

async function loaded(path: string): Promise<unknown> {
  try {
    if (extname(path) === '.json') return JSON.parse(await readFile(path, 'utf8'));
    const module = extname(path) === '.ts' ? importTypeScript(path) : import(pathToFileURL(path).href);
    // A promise of a config is one too.
    return await Reflect.get(Object(await module), 'default');
  } catch (error) {
    throw new UsageError(`Config file ${path}: ${messageOf(error).split('\n')[0]}`);
  }
}

/** A value as a flag has it. */
function flagValue(value: unknown): string | boolean | readonly string[] {
  return typeof value === 'boolean' || typeof value === 'string' || Array.isArray(value)
    ? value
    : JSON.stringify(value);
}
