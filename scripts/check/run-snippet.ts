import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstMissing, type Snippet } from './extract-snippets.ts';
import { type Command, runCommand } from './run-command.ts';

/** What one command runs: one snippet, or all snippets that are tests. */
export interface Run {
  readonly snippets: readonly Snippet[];
  readonly command: Command;
}

const VITEST = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');

const strictCurl = 'curl() { command curl --fail-with-body --max-time 20 "$@"; }';

/** Whether a snippet is a test, which vitest runs and which has a mock server of its own. */
export function isTest({ language, code, compiledOnly }: Snippet): boolean {
  return language !== 'bash' && !compiledOnly && /\bfrom 'vitest'/.test(code);
}

/** Whether a snippet is only compiled: a component is, and what says so. */
export function isShown(snippet: Snippet): boolean {
  if (snippet.compiledOnly) return true;
  return snippet.language === 'tsx' && !isTest(snippet);
}

/** Writes one snippet into a folder. It will use the mock server at `origin`. */
export async function writeSnippet(folder: string, snippet: Snippet, origin: string): Promise<Run> {
  const path = pathOf(folder, snippet);
  await writeFile(path, pointedAt(snippet.code, origin));
  return { snippets: [snippet], command: commandFor(path) };
}

/** Writes tests into a folder. One command runs them all, because vitest takes longer to start than to run them. */
export async function writeTests(folder: string, snippets: readonly Snippet[]): Promise<Run> {
  for (const snippet of snippets) await writeFile(pathOf(folder, snippet), snippet.code);
  const files = snippets.map((snippet) => pathOf(folder, snippet).slice(folder.length + 1));
  await writeFile(join(folder, 'vitest.config.mjs'), "export default { test: { include: ['*.ts', '*.tsx'] } };\n");
  return { snippets, command: [process.execPath, VITEST, 'run', '--root', folder, ...files] };
}

function pathOf(folder: string, { file, line, language }: Snippet): string {
  const name = file.replace(/\.md$/, '').replace(/\W+/g, '-').toLowerCase();
  return join(folder, `${name}-${line}.${language === 'bash' ? 'sh' : language}`);
}

/** The code with the addresses of READMEs replaced by that of the running mock server. */
function pointedAt(code: string, origin: string): string {
  return code
    .replace(/http:\/\/(?:localhost|127\.0\.0\.1):7357/g, origin)
    .replace(/http:\/\/(?:localhost|127\.0\.0\.1):7130/g, `${origin}/insforge`);
}

/** A script ends at the first command that fails. For curl, a status of 400 or more is a failure. */
function commandFor(path: string): Command {
  if (path.endsWith('.sh')) return ['bash', '-euo', 'pipefail', '-c', `${strictCurl}; . ${JSON.stringify(path)}`];
  return [process.execPath, '--import', import.meta.resolve('tsx'), path];
}

/** Runs snippets to their end. Returns what is wrong, or `undefined`. */
export async function runSnippets({ snippets, command }: Run, folder: string): Promise<string | undefined> {
  const { code, output } = await runCommand(command, folder);
  if (code !== 0) return `${command.join(' ')}\nended with ${code ?? 'no answer'}:\n${output}`;
  const missing = firstMissing(
    snippets.flatMap(({ expected }) => expected),
    output,
  );
  return missing === undefined ? undefined : `It does not print: ${missing}\nIt prints:\n${output}`;
}
