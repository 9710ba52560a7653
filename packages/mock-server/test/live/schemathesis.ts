import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../../../..');
const folder = join(root, 'live/schemathesis');
const program = join(folder, '.venv/bin/schemathesis');
/** What it compares: see live/schemathesis/README.md. */
const checks =
  'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance';

/** What is to be judged. */
export interface Trial {
  /** The file in `openapi/`, without its extension. */
  readonly description: string;
  /** Where the paths of the description begin. */
  readonly baseUrl: string;
  /** Headers of every request, such as credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parameters with a fixed value, such as `path.provider`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Operations that it does not call. */
  readonly leaveOut: readonly string[];
  /** Findings that the description cannot prevent: the kind, and the operation as method and path. */
  readonly known: readonly string[];
}

/** What Schemathesis says. */
export interface Verdict {
  /** What it found and is not known: the kind, and the operation. */
  readonly findings: readonly string[];
  /** Its whole output, with a request for each finding. */
  readonly said: string;
  /** How many requests it sent. */
  readonly requests: number;
  /** Operations that it selected and did not call. */
  readonly missed: number;
}

/** Installs Schemathesis into a folder of its own, if it is not there yet. Rejects with what to do if there is no Python. */
export async function installSchemathesis(): Promise<void> {
  if (existsSync(program)) return;
  const venv = await run('python3', ['-m', 'venv', join(folder, '.venv')], folder);
  if (venv.code !== 0) {
    throw new Error(`Schemathesis needs Python 3.10 or newer with venv (Debian: python3-venv).\n${venv.said}`);
  }
  const pip = join(folder, '.venv/bin/python');
  const installed = await run(pip, ['-m', 'pip', 'install', '-q', '-r', join(folder, 'requirements.txt')], folder);
  if (installed.code === 0) return;
  rmSync(join(folder, '.venv'), { recursive: true, force: true });
  throw new Error(`pip could not install Schemathesis.\n${installed.said}`);
}

/** Lets Schemathesis call all operations of a description, `runs` times each, with inputs that `seed` determines. */
export async function judge(trial: Trial, runs: number, seed: number): Promise<Verdict> {
  const cwd = mkdtempSync(join(tmpdir(), 'resetkit-schemathesis-'));
  try {
    writeFileSync(join(cwd, 'schemathesis.toml'), settingsOf(trial));
    const { said } = await run(
      program,
      [
        ...['--no-color', 'run', descriptionFile(trial.description), '--url', trial.baseUrl, '--checks', checks],
        ...['--phases', 'examples,coverage,fuzzing', '--max-examples', String(runs), '--seed', String(seed)],
        ...[
          '--generation-database',
          'none',
          '--continue-on-failure',
          '--output-sanitize',
          'false',
          '--warnings',
          'off',
        ],
        ...['--report', 'json', '--report-json-path', 'report.json'],
        ...Object.entries(trial.headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
        ...trial.leaveOut.flatMap((id) => ['--exclude-operation-id', id]),
      ],
      cwd,
    );
    if (!existsSync(join(cwd, 'report.json'))) throw new Error(`Schemathesis did not run:\n${said}`);
    return { ...verdictOf(readFileSync(join(cwd, 'report.json'), 'utf8'), trial.known), said };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

interface Report {
  readonly operations: { readonly selected: number; readonly tested: number };
  readonly test_cases: { readonly generated: number };
  readonly failures: readonly { readonly type: string; readonly operations: readonly string[] }[];
  readonly errors: readonly { readonly type: string; readonly operations?: readonly string[] }[];
}

function verdictOf(text: string, known: readonly string[]): Omit<Verdict, 'said'> {
  const { operations, test_cases: cases, failures, errors }: Report = JSON.parse(text);
  const found = [...failures, ...errors].flatMap(({ type, operations: where = [''] }) =>
    where.map((one) => `${type} ${one}`),
  );
  return {
    findings: found.filter((one) => !known.includes(one)),
    requests: cases.generated,
    missed: operations.selected - operations.tested,
  };
}

/** Its configuration: fixed parameters, and the errors of the server that the description has. */
function settingsOf({ description, parameters }: Trial): string {
  const fixed = Object.entries(parameters).map(([name, value]) => `${JSON.stringify(name)} = ${JSON.stringify(value)}`);
  const failing = describedFailures(description).map(
    ([id, statuses]) =>
      `[[operations]]\ninclude-operation-id = "${id}"\nchecks.not_a_server_error.expected-statuses = ${JSON.stringify(['2xx', '3xx', '4xx', ...statuses])}`,
  );
  return ['[auth]\nauto-signup = false', `[parameters]\n${fixed.join('\n')}`, ...failing, ''].join('\n\n');
}

interface Response {
  readonly $ref?: string;
  readonly 'x-unreached'?: string;
}

/** The errors of the server that an operation answers, by the description, on the mock server too. */
function describedFailures(name: string): [id: string, statuses: number[]][] {
  const {
    paths,
    components,
  }: {
    paths: Record<string, Record<string, { operationId?: string; responses?: Record<string, Response> }>>;
    components: { responses?: Record<string, Response> };
  } = parse(readFileSync(descriptionFile(name), 'utf8'), { merge: true });
  const isReached = (response: Response): boolean => {
    const shared = components.responses?.[response.$ref?.split('/').at(-1) ?? ''];
    return (response['x-unreached'] ?? shared?.['x-unreached']) === undefined;
  };
  return Object.values(paths)
    .flatMap((item) => Object.values(item))
    .flatMap(({ operationId, responses = {} }) => {
      const reached = Object.keys(responses).filter((status) => status >= '500' && isReached(responses[status] ?? {}));
      return operationId === undefined || reached.length === 0 ? [] : [[operationId, reached.map(Number)]];
    });
}

function descriptionFile(name: string): string {
  return join(root, `openapi/${name}.yaml`);
}

async function run(command: string, args: readonly string[], cwd: string): Promise<{ code: number; said: string }> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code: code ?? 1, said }));
  });
}
