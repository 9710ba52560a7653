import { spawn } from 'node:child_process';

/** One thing to check: commands that run one after the other until one fails. */
export interface Step {
  readonly name: string;
  readonly commands: readonly (readonly [file: string, ...args: string[]])[];
  /** Lines of the output that are worth a look though all is well. */
  readonly figures?: RegExp;
}

/** What became of a step. */
export interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
  /** The lines that the step wants to be seen. */
  readonly figures: readonly string[];
}

/** Runs a step with Node, its output kept for later. */
export async function runStep(root: string, { name, commands, figures }: Step): Promise<Outcome> {
  const start = performance.now();
  let output = '';
  let passed = true;
  for (const [file, ...args] of commands) {
    const result = await run(root, file, args);
    output += result.output;
    passed = result.passed;
    if (!passed) break;
  }
  const seconds = (performance.now() - start) / 1000;
  const seen = output.split('\n').filter((line) => figures?.test(line));
  return { name, passed, seconds, output: output.trim(), figures: seen };
}

function run(root: string, file: string, args: readonly string[]): Promise<{ passed: boolean; output: string }> {
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    FORCE_COLOR: '0',
    NO_COLOR: '1',
  };
  const child = spawn(process.execPath, [file, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ passed: code === 0, output: Buffer.concat(chunks).toString() }));
  });
}
