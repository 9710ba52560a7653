import { parseArgs } from 'node:util';
import { withoutSlashes } from '../core/without-slashes.ts';
import { plans } from '../verify/index.ts';
import { UsageError } from './usage-error.ts';

/** The flags of `resetkit verify`. */
export interface VerifyFlags {
  readonly provider: string;
  readonly baseUrl: string;
  readonly destructive: boolean;
  readonly outbox: string | undefined;
  /** The token of a Resetkit server. It is sent to nothing but the control API at the server's own URL or at `outbox`. */
  readonly token: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly options: object;
  readonly only: string | undefined;
  readonly json: string | undefined;
  readonly quiet: boolean;
}

/** The text that `resetkit verify --help` prints. */
export const verifyHelp: string = `Usage: resetkit verify PROVIDER --base-url URL [flags]

Sends the same requests to your server and to the mock, and prints where the answers differ.
Providers: ${Object.keys(plans).join(', ')}.
Exit code: 0 if nothing differs, 1 if something differs, 2 if the comparison could not run or compared nothing.

The mock has the limits of the real backend. Start a Resetkit server that you compare with --limits real.

  --base-url URL      URL of the server, with its base path
  --destructive       also send requests that create accounts, send mails or end sessions; a Resetkit server gets them anyway
  --outbox URL        where to read mails: a Mailpit, or the outbox of a Resetkit server
                      (http://localhost:7357/_resetkit/PROVIDER/outbox); without it, scripts that read mails are skipped
  --token TOKEN       the token of a Resetkit server that asks for one: to read its outbox
  --set NAME=VALUE    a key, token or name of your server; repeat it to set several:
${Object.entries(plans)
  .map(([id, { parameters }]) => `                        ${id}: ${Object.keys(parameters).join(', ')}`)
  .join('\n')}
  --options JSON      options of the mock, to configure it as your server is: '{"version":"7"}'
  --only TEXT         run only scripts whose name contains this text
  --json FILE         also write the report to this file
  --quiet             do not print progress
  --help              print this text
`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** Reads the command line. Throws a `UsageError` for an unknown flag and for a wrong value. */
export function readVerifyFlags(args: readonly string[]): VerifyFlags | 'help' {
  const { values, positionals } = parsed(args);
  if (values.help) return 'help';
  const [provider, another] = positionals;
  const known = Object.keys(plans).join(', ');
  if (provider === undefined) throw new UsageError(`Say which provider: ${known}.`);
  if (another !== undefined) throw new UsageError(`One provider at a time, not ${JSON.stringify(another)} as well.`);
  if (!Object.hasOwn(plans, provider))
    throw new UsageError(`Provider ${JSON.stringify(provider)} is not known. Known: ${known}.`);
  if (values['base-url'] === undefined) throw new UsageError('--base-url is missing: where does the server answer?');
  return {
    provider,
    baseUrl: url('base-url', values['base-url']),
    destructive: values.destructive ?? false,
    outbox: values.outbox === undefined ? undefined : url('outbox', values.outbox),
    token: values.token,
    parameters: Object.fromEntries((values.set ?? []).map(assignment)),
    options: values.options === undefined ? {} : jsonObject(values.options),
    only: values.only,
    json: values.json,
    quiet: values.quiet ?? false,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'base-url': text,
      destructive: flag,
      outbox: text,
      token: text,
      set: { type: 'string', multiple: true },
      options: text,
      only: text,
      json: text,
      quiet: flag,
      help: flag,
    },
  });
}

function parsed(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new UsageError(`${sentence.replace(/\.$/, '')}. See resetkit verify --help.`);
  }
}

function url(name: string, value: string): string {
  const isHttp = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
  if (!isHttp) throw new UsageError(`--${name} takes an http or https URL, not ${JSON.stringify(value)}.`);
  return withoutSlashes(value);
}

function assignment(value: string): readonly [name: string, value: string] {
  const at = value.indexOf('=');
  if (at < 1) throw new UsageError(`--set takes NAME=VALUE, not ${JSON.stringify(value)}.`);
  return [value.slice(0, at), value.slice(at + 1)];
}

function jsonObject(value: string): object {
  try {
    const read: unknown = JSON.parse(value);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read;
  } catch {
    // Reported below.
  }
  throw new UsageError(`--options takes a JSON object such as '{"version":"7"}', not ${JSON.stringify(value)}.`);
}
