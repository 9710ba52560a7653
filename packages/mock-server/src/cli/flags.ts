import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import type { Delays } from '../core/delays.ts';
import { registry } from '../registry.ts';
import { type ConfigFile, checkedConfig, readConfigFile } from './config-file.ts';
import { app, delays, host, hostName, oneOf, port, providerId, store, token, url } from './flag-values.ts';
import { UsageError } from './usage-error.ts';

/** The flags of the command line, with defaults filled in. */
export interface Flags {
  readonly port: number;
  readonly host: string;
  /** Ids of the providers to serve. */
  readonly providers: readonly string[];
  /** Whether exactly one provider was named. Its paths are then served without their prefix too. */
  readonly atRoot: boolean;
  /** A path or `none`. `undefined` stands for the demo account. */
  readonly seed: string | undefined;
  /** The content of the seed, if it is in the config file. */
  readonly seedContent: unknown;
  readonly limits: 'off' | 'real';
  readonly delays: Delays;
  readonly cors: 'real' | 'open';
  readonly upstream: string | undefined;
  /** Where mailed links lead. */
  readonly app: string | undefined;
  readonly publicUrl: string | undefined;
  /** More names of this server. */
  readonly allowHosts: readonly string[];
  /** What callers of the control API and of the page have to show. */
  readonly token: string | undefined;
  readonly magicAddresses: boolean;
  /** The folder in which state outlives the server, or the URL of the Redis in which servers share it. */
  readonly store: string | undefined;
  /** The mail server that gets each mail too. */
  readonly smtp: string | undefined;
  readonly quiet: boolean;
  /** Whether a line is printed for each request. */
  readonly verbose: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/**
 * Reads the command line. `defaults` are those of a subcommand. Throws a `UsageError` for an unknown flag and for a wrong
 * value.
 */
export async function readFlags(
  args: readonly string[],
  cwd: string = process.cwd(),
  { RESETKIT_TOKEN: token }: Readonly<Record<string, string | undefined>> = process.env,
  defaults: { readonly port?: string } = {},
): Promise<Flags> {
  const given = parsed(args);
  // Help is there even if a config file is not.
  const config = given.help || given.version ? undefined : await readConfigFile(given.config, cwd);
  try {
    const fromEnvironment = token ? { token } : {};
    return flagsFrom(
      { ...defaults, ...fromEnvironment, ...withoutContradicted(config?.flags, given), ...given },
      given.seed === undefined ? config : undefined,
    );
  } catch (error) {
    throw isRight(given) ? inConfig(error, config) : error;
  }
}

/**
 * Reads the settings of a program as if they were flags, over those of a config file in the folder `cwd`. `path` names the
 * program in errors, `leftOut` the settings that it has no use for. Throws a `UsageError` as `readFlags` does.
 */
export async function readSettings(
  settings: Config,
  path: string,
  cwd: string,
  leftOut: readonly string[] = [],
  { RESETKIT_TOKEN: token }: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Flags> {
  const given = await checkedConfig(settings, path, leftOut);
  const isOwn = given.flags['seed'] !== undefined || given.seed !== undefined;
  try {
    flagsFrom(given.flags, given);
  } catch (error) {
    throw inConfig(error, given);
  }
  const file = await readConfigFile(undefined, cwd);
  const fromEnvironment = token ? { token } : {};
  try {
    const flags = { ...fromEnvironment, ...withoutContradicted(file?.flags, given.flags), ...given.flags };
    return flagsFrom(flags, isOwn ? given : file);
  } catch (error) {
    throw inConfig(error, file);
  }
}

/** The flags of a config file, without the switch that a typed one contradicts. */
function withoutContradicted(flags: ConfigFile['flags'] = {}, { quiet, verbose }: Values): ConfigFile['flags'] {
  const { quiet: isQuiet, verbose: isVerbose, ...others } = flags;
  return {
    ...others,
    ...(isQuiet !== undefined && !verbose && { quiet: isQuiet }),
    ...(isVerbose !== undefined && !quiet && { verbose: isVerbose }),
  };
}

/** Whether the flags that were typed are right by themselves. */
function isRight(given: Values): boolean {
  try {
    flagsFrom(given, undefined);
    return true;
  } catch {
    return false;
  }
}

/** An error of the flags that a config file stands for. */
function inConfig(error: unknown, config: ConfigFile | undefined): unknown {
  return config && error instanceof UsageError ? new UsageError(`Config file ${config.path}: ${error.message}`) : error;
}

function flagsFrom(values: Values, config: ConfigFile | undefined): Flags {
  const asked = [...new Set(values.provider)].map(providerId);
  if (values.quiet && values.verbose)
    throw new UsageError('--quiet and --verbose contradict each other: leave one out.');
  const upstream = url('upstream', values.upstream);
  if (upstream !== undefined && asked.length !== 1) {
    throw new UsageError('--upstream stands in for one backend: say which with one --provider.');
  }
  return {
    port: port(values.port),
    host: host(values.host),
    providers: asked.length > 0 ? asked : Object.keys(registry),
    atRoot: asked.length === 1,
    seed: values.seed ?? (config?.seed === undefined ? undefined : config.path),
    seedContent: config?.seed,
    limits: oneOf('limits', values.limits, ['off', 'real']),
    delays: delays(values.delays),
    cors: oneOf('cors', values.cors ?? 'real', ['real', 'open']),
    upstream,
    app: app(values.app),
    publicUrl: url('public-url', values['public-url']),
    allowHosts: (values['allow-host'] ?? []).map(hostName),
    token: token(values.token),
    magicAddresses: values['magic-addresses'] ?? false,
    store: store(values.store),
    smtp: url('smtp', values.smtp, ['smtp', 'smtps'], 'smtp://localhost:1025'),
    quiet: values.quiet ?? false,
    verbose: values.verbose ?? false,
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

type Values = ReturnType<typeof parse>;

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  return parseArgs({
    args: [...args],
    options: {
      port: text,
      host: text,
      provider: { type: 'string', multiple: true },
      seed: text,
      limits: text,
      delays: text,
      cors: text,
      app: text,
      upstream: text,
      'public-url': text,
      'allow-host': { type: 'string', multiple: true },
      token: text,
      'magic-addresses': flag,
      store: text,
      smtp: text,
      config: text,
      quiet: flag,
      verbose: flag,
      help: { ...flag, short: 'h' },
      version: flag,
    },
  }).values;
}

function parsed(args: readonly string[]): Values {
  try {
    return parse(args);
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new UsageError(`${sentence.replace(/\.$/, '')}. ${hintFor(sentence)}See --help for the flags there are.`);
  }
}

/** A sentence of advice for parseArgs's error about a word that is not a flag, such as `insforge`. `''` for any other error. */
function hintFor(sentence: string): string {
  const [, word = ''] = /^Unexpected argument '(.*)'/.exec(sentence) ?? [];
  if (Object.hasOwn(registry, word)) return `To serve this backend alone: --provider ${word}. `;
  return word === '' ? '' : 'To serve, give no command. ';
}
