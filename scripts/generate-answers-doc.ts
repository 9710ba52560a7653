import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Flow, flows } from './answers-doc/flows.ts';
import { type Listed, page, type Section } from './answers-doc/page.ts';
import { type ReadError, readAnswers } from './answers-doc/read-answers.ts';
import { situations } from './answers-doc/situations.ts';
import { loadSpec, type Spec } from './generate/load-spec.ts';
import { text } from './generate/place.ts';
import { type Operation, readOperations } from './generate/read-operations.ts';

/** The page, seen from the root of the repository. */
export const ANSWERS_DOC = 'docs/answers.md';

const root = join(import.meta.dirname, '..');

/** The page as the descriptions and the SDK have it. */
export async function answersDoc(): Promise<string> {
  return page(await Promise.all(flows.map(sectionOf)), situations);
}

/** Whether the committed page says something else. */
export async function isAnswersDocStale(): Promise<boolean> {
  const file = join(root, ANSWERS_DOC);
  return !existsSync(file) || readFileSync(file, 'utf8') !== (await answersDoc());
}

/** Writes the page where it is stale; with `check`, only says so and fails. */
export async function generateAnswersDoc({ check }: { check: boolean }): Promise<void> {
  if (!(await isAnswersDocStale())) return;
  if (check) {
    console.error(`${ANSWERS_DOC} is stale: run \`corepack pnpm generate\` and commit it`);
    process.exitCode = 1;
    return;
  }
  writeFileSync(join(root, ANSWERS_DOC), await answersDoc());
  console.log(`${ANSWERS_DOC} rewritten`);
}

/** How the SDK reads errors of a provider. */
export async function readErrorOf(provider: string): Promise<ReadError> {
  const file = join(root, 'packages/sdk/src/providers', provider, 'read-error.ts');
  const { readError }: { readError: ReadError } = await import(pathToFileURL(file).href);
  return readError;
}

/** The description of a provider. */
export function specOf(provider: string): Spec {
  return loadSpec(join(root, 'openapi', `${provider}.yaml`));
}

async function sectionOf({ id, title, remark, operations }: Flow): Promise<Section> {
  const spec = specOf(id);
  const readError = await readErrorOf(id);
  const known = new Map(readOperations(spec).map((operation) => [operation.id, operation]));
  const listed = operations.map((name) => {
    const operation = known.get(name);
    if (!operation) throw new Error(`${spec.file} has no operation "${name}"`);
    return listedOf(spec, operation, readError);
  });
  return { id, title, ...(remark && { remark }), operations: listed };
}

function listedOf(spec: Spec, operation: Operation, readError: ReadError): Listed {
  const { id, method, path, place, body } = operation;
  const answers = readAnswers(spec, operation, readError);
  return { id, method, path, summary: text(place, 'summary') ?? id, takesBody: body !== undefined, answers };
}

if (process.argv[1] === import.meta.filename) await generateAnswersDoc({ check: process.argv.includes('--check') });
