import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, runStep, type Step } from './check/run-step.ts';

const TSX = 'node_modules/tsx/dist/cli.mjs';
const TSC = 'node_modules/typescript/bin/tsc';
const root = join(import.meta.dirname, '..');
// Else Redocly uses the network.
process.env.REDOCLY_SUPPRESS_UPDATE_NOTICE = 'true';
process.env.REDOCLY_TELEMETRY = 'off';
const specs = readdirSync(join(root, 'openapi')).filter((name) => name.endsWith('.yaml'));

/** The steps in two lanes that run at the same time: those that need the compiled packages, and the others. */
const lanes: readonly (readonly Step[])[] = [
  [
    {
      name: 'types',
      commands: [[TSC, '-b']],
    },
    { name: 'types of tests, type tests', commands: [[TSC, '-p', 'tsconfig.test.json']] },
    {
      name: 'types of examples',
      commands: [
        ['examples/node_modules/vue-tsc/bin/vue-tsc.js', '-p', 'examples/tsconfig.json'],
        [
          'examples/node_modules/svelte-check/bin/svelte-check',
          '--tsconfig=examples/svelte/tsconfig.json',
          '--fail-on-warnings',
        ],
      ],
    },
    { name: 'build', commands: [['scripts/build.mjs']] },
    { name: 'packages', commands: [[TSX, 'scripts/check-packages.ts']] },
    { name: 'README snippets', commands: [[TSX, 'scripts/check-snippets.ts']], figures: / installed: / },
  ],
  [
    {
      name: 'format and lint',
      commands: [
        ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=40', '.'],
      ],
    },
    {
      name: 'spec lint',
      commands: [
        ['node_modules/@redocly/cli/bin/cli.js', 'lint', '--format=stylish', ...specs.map((name) => `openapi/${name}`)],
      ],
    },
    { name: 'generated code is fresh', commands: [[TSX, 'scripts/generate.ts', '--check']] },
    { name: 'patterns', commands: [[TSX, 'scripts/check-patterns.ts']] },
    { name: 'import rules', commands: [[TSX, 'scripts/check-imports.ts']] },
    // The sizes of pages that reset passwords.
    { name: 'browser bundles', commands: [[TSX, 'scripts/check-bundles.ts']], figures: /, page / },
    { name: 'documentation site', commands: [['node_modules/typedoc/bin/typedoc'], [TSX, 'scripts/check-site.ts']] },
  ],
];

const outcomes = (await Promise.all(lanes.map(runLane))).flat();
const passed = outcomes.filter((outcome) => outcome.passed);
const failed = outcomes.filter((outcome) => !outcome.passed);

for (const { name, output } of failed) console.log(`\n✗ ${name}\n\n${output}`);
for (const line of outcomes.flatMap(({ figures }) => figures)) console.log(line);
console.log(`\n${outcomes.map(lineFor).join('\n')}\n\n${passed.length} checks passed, ${failed.length} failed`);
if (process.env.CHECK_RESULTS) {
  const failures = failed.map(({ name, output }) => `${name}\n${output}`);
  writeFileSync(process.env.CHECK_RESULTS, JSON.stringify({ passed: passed.length, failed: failed.length, failures }));
}
process.exitCode = failed.length > 0 ? 1 : 0;

async function runLane(steps: readonly Step[]): Promise<Outcome[]> {
  const done: Outcome[] = [];
  for (const step of steps) {
    const outcome = await runStep(root, step);
    console.log(lineFor(outcome));
    done.push(outcome);
  }
  return done;
}

function lineFor({ name, passed, seconds }: Outcome): string {
  return `${passed ? '✓' : '✗'} ${name.padEnd(28)} ${seconds.toFixed(1).padStart(5)} s`;
}
