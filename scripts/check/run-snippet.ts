import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstUnmet, type Snippet } from './extract-snippets.ts';
import { type Command, runCommand } from './run-command.ts';

/** What is run at once: one snippet, or all those that are tests. */
export interface Run {
  readonly snippets: readonly Snippet[];
  readonly command: Command;
}

const VITEST = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');

const strictCurl = 'curl() { command curl --fail-with-body --max-time 20 "$@"; }';

/** Whether a snippet is a test: it brings its own mock server, and needs vitest to run it. */
export function isTest({ language, code }: Snippet): boolean {
  return language !== 'bash' && /\bfrom 'vitest'/.test(code);
}

/** Whether a snippet only has to compile: components do nothing until a page shows them. */
export function isShown(snippet: Snippet): boolean {
  return snippet.language === 'tsx' && !isTest(snippet);
}

/** Writes a snippet that is no test into a folder: it talks to the mock server that runs at `origin`. */
export async function writeSnippet(folder: string, snippet: Snippet, origin: string): Promise<Run> {
  const path = pathOf(folder, snippet);
  await writeFile(path, pointedAt(snippet.code, origin));
  return { snippets: [snippet], command: commandFor(path) };
}

/** Writes tests into a folder, to be run together: vitest takes longer to start than they take. */
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

/** The code with the mock's usual address, and the backend's own, replaced by where the mock runs now. */
function pointedAt(code: string, origin: string): string {
  return code
    .replace(/http:\/\/(?:localhost|127\.0\.0\.1):7357/g, origin)
    .replace(/http:\/\/(?:localhost|127\.0\.0\.1):7130/g, `${origin}/insforge`);
}

/** In a script, the first command that fails ends it; an answer of 400 and above is a failure to curl. */
function commandFor(path: string): Command {
  if (path.endsWith('.sh')) return ['bash', '-euo', 'pipefail', '-c', `${strictCurl}; . ${JSON.stringify(path)}`];
  return [process.execPath, '--import', import.meta.resolve('tsx'), path];
}

/** Runs snippets to their end; says what is wrong with them, or nothing. */
export async function runSnippets({ snippets, command }: Run, folder: string): Promise<string | undefined> {
  const { code, output } = await runCommand(command, folder);
  if (code !== 0) return `${command.join(' ')}\nended with ${code ?? 'no answer'}:\n${output}`;
  const unmet = firstUnmet(
    snippets.flatMap(({ expected }) => expected),
    output,
  );
  return unmet === undefined ? undefined : `It does not print: ${unmet}\nIt prints:\n${output}`;
}
