import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
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
const switches: readonly string[] = ['magicAddresses', 'quiet', 'verbose'];
const names: readonly string[] = [...Object.keys(flagOf), 'seed'];

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
 * What the settings of a config file or of a program stand for. `path` names them in errors. Throws a `UsageError` for one that
 * is not known, and for those that are left out.
 */
export function checkedConfig(config: unknown, path: string, leftOut: readonly string[] = []): ConfigFile {
  const known = names.filter((name) => !leftOut.includes(name));
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new UsageError(`Config file ${path}: Expected an object as its default export. Known: ${known.join(', ')}.`);
  const unknown = Object.keys(config).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`Config file ${path}: There is no ${JSON.stringify(unknown)}. Known: ${known.join(', ')}.`);
  return { path, ...readConfig(config, path) };
}

function readConfig({ seed, ...rest }: { readonly seed?: unknown }, path: string): Omit<ConfigFile, 'path'> {
  const flags: Record<string, string | readonly string[] | boolean> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (value === undefined) continue;
    flags[flagOf[name as Flag]] = flagValue(name, value, path);
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

/** What a flag is given for a value. What it takes besides texts is checked here, all else as if it had been typed. */
function flagValue(name: string, value: unknown, path: string): string | boolean | readonly string[] {
  if (switches.includes(name)) {
    if (typeof value === 'boolean') return value;
    throw new UsageError(`Config file ${path}: ${name} is true or false, not ${JSON.stringify(value)}.`);
  }
  if (name === 'providers' || name === 'allowHosts') {
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
    const what = name === 'providers' ? 'ids' : 'names';
    throw new UsageError(`Config file ${path}: ${name} is a list of ${what}, not ${JSON.stringify(value)}.`);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
