import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { checkedUrl } from '../core/checked-url.ts';
import type { Delays } from '../core/delays.ts';
import { isToken } from '../http/own-token.ts';
import { defaultPort } from '../http.ts';
import { registry } from '../registry.ts';
import { type ConfigFile, checkedConfig, readConfigFile } from './config-file.ts';
import { messageOf } from './message-of.ts';
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

/** The text that `--help` prints. */
export const help: string = `Usage: resetkit [flags]
       resetkit exec [flags] -- COMMAND                    (resetkit exec --help)
       resetkit mcp [--url URL] [flags]                    (resetkit mcp --help)
       resetkit verify PROVIDER --base-url URL [flags]     (resetkit verify --help)

Serves mock auth backends on a port: each backend under /NAME, an inbox page at /, the control API under /_resetkit/.

  --port NUMBER       port to listen on; 0 picks a free one (default: ${defaultPort})
  --host ADDRESS      address to listen on (default: 127.0.0.1)
  --provider NAME     backend to serve; repeat it to serve several (default: all):
                      ${Object.keys(registry).join(', ')}
                      with exactly one, its paths also answer without the /NAME prefix
  --seed FILE|none    JSON or YAML file with the accounts and options to start with; none starts without accounts
                      (default: one demo account per backend)
  --limits off|real   rate limits and the waits between two mails (default: off)
  --delays off|real|MS
                      how long each answer takes; real delays only answers for which the backend's delay is known
                      (default: off)
  --cors real|open    which pages may call: those that the backend allows, or all (default: real)
  --app URL           where the app is, such as http://localhost:5173: mailed links lead there (default: what the options of
                      each backend say)
  --upstream URL      real backend that receives the requests that the mock does not know; needs exactly one --provider
  --public-url URL    origin that clients use, if it differs from where the server listens
  --allow-host NAME   one more name under which clients reach this server, such as a compose service's; repeat it for
                      several (default: localhost, *.localhost, addresses, the name in --public-url)
  --token TOKEN       what callers of the control API and of the inbox page have to show (default: RESETKIT_TOKEN of the
                      environment, or a random one if --host is not of this machine only, or none)
  --magic-addresses   an address says what becomes of its reset: ada+expired@example.com, ada+lost@example.com
  --store FOLDER|URL  folder in which accounts, mails and all other state outlive the server, or the redis:// URL of a
                      Redis in which servers share it, which needs @redis/client (default: in memory)
  --smtp URL          mail server that gets each mail too, such as smtp://localhost:1025; needs nodemailer
  --config FILE       file with the content of these flags and of the seed (default: resetkit.config.ts, .js, .mjs or
                      .json in the working directory, if there is one); flags win over it
  --quiet             print errors only
  --verbose           print a line for each request: method, path, status, operation, account; and at the start the keys of
                      each of several backends
  --help, -h          print this text
  --version           print the version
`;

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

function port(value = String(defaultPort)): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65_535)
    throw new UsageError(`--port takes a number from 0 to 65535, not ${JSON.stringify(value)}.`);
  return number;
}

function host(value = '127.0.0.1'): string {
  if (value.trim() === '') throw new UsageError('--host takes an address such as 127.0.0.1 or 0.0.0.0.');
  return value;
}

function store(place: string | undefined): string | undefined {
  const isUrl = place?.includes('://') === true;
  if (place === undefined || (isUrl ? /^rediss?:\/\//.test(place) && URL.canParse(place) : place.trim() !== ''))
    return place;
  throw new UsageError(
    `--store takes a folder such as .resetkit, or a URL such as redis://localhost:6379, not ${JSON.stringify(place)}.`,
  );
}

function hostName(name: string): string {
  if (/^[a-z\d._-]+$/i.test(name)) return name;
  throw new UsageError(
    `--allow-host takes a name without port such as mock or mock.internal, not ${JSON.stringify(name)}.`,
  );
}

function token(value: string | undefined): string | undefined {
  if (value === undefined || isToken(value)) return value;
  throw new UsageError('--token and RESETKIT_TOKEN take letters, digits and -._~+/ without blanks.');
}

function providerId(id: string): string {
  if (Object.hasOwn(registry, id)) return id;
  throw new UsageError(`--provider ${JSON.stringify(id)} is not known. Known: ${Object.keys(registry).join(', ')}.`);
}

function oneOf<Value extends string>(
  name: string,
  value: string | undefined,
  choices: readonly [Value, ...Value[]],
): Value {
  const found = choices.find((choice) => choice === (value ?? choices[0]));
  if (found === undefined)
    throw new UsageError(`--${name} takes ${choices.join(' or ')}, not ${JSON.stringify(value)}.`);
  return found;
}

function delays(value = 'off'): Delays {
  if (value === 'off' || value === 'real') return value;
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw new UsageError(`--delays takes off, real or milliseconds, not ${JSON.stringify(value)}.`);
}

function url(
  name: string,
  value: string | undefined,
  protocols: readonly [string, string] = ['http', 'https'],
  example = 'http://localhost:7130',
): string | undefined {
  if (value === undefined) return undefined;
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1))) return value;
  throw new UsageError(
    `--${name} takes an ${protocols.join(' or ')} URL such as ${example}, not ${JSON.stringify(withoutCredentials(value))}.`,
  );
}

function app(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : checkedUrl('app', value);
  } catch (error) {
    throw new UsageError(`--app: ${messageOf(error)}`);
  }
}

/** A text without what stands before an `@` in it, as a URL has names and passwords. */
function withoutCredentials(text: string): string {
  const at = text.lastIndexOf('@');
  return at === -1 ? text : `…${text.slice(at)}`;
}
