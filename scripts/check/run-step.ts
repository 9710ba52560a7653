import { type Command, runCommand } from './run-command.ts';

/** One thing to check: scripts that Node runs one after the other until one fails. */
export interface Step {
  readonly name: string;
  readonly commands: readonly Command[];
  /** Matches the lines of the output that are shown even if the step passes. */
  readonly figures?: RegExp;
}

/** How a step ended. */
export interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
  /** The lines that the step's `figures` match. */
  readonly figures: readonly string[];
}

/** Runs a step. */
export async function runStep(root: string, { name, commands, figures }: Step): Promise<Outcome> {
  const start = performance.now();
  let output = '';
  let passed = true;
  for (const command of commands) {
    const ended = await runCommand([process.execPath, ...command], root, { timeoutMs: 0 });
    output += ended.output;
    passed = ended.code === 0;
    if (!passed) break;
  }
  const seconds = (performance.now() - start) / 1000;
  const shown = output.split('\n').filter((line) => figures?.test(line));
  return { name, passed, seconds, output: output.trim(), figures: shown };
}
