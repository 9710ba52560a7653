import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GeneratedFiles } from '../generate/generated-files.ts';
import { loadSpec, type Spec } from '../generate/load-spec.ts';
import { child, entries, items, need, refuse, text } from '../generate/place.ts';
import { type Operation, readOperations } from '../generate/read-operations.ts';
import { type ListedProvider, listProviders } from '../providers.ts';
import { ANSWERS_MODULE, answersModule } from './answers-module.ts';
import { makesOf } from './makes-of.ts';
import { type Listed, page, type Section } from './page.ts';
import { type ReadError, readAnswers } from './read-answers.ts';
import { isSituation } from './situations.ts';

/** What the examples of the descriptions are to the SDK: the page docs/answers.md, and the same as data. */
export async function answersDoc(root: string): Promise<GeneratedFiles> {
  const sections = await Promise.all(listProviders(root).map((provider) => sectionOf(root, provider)));
  return new Map([
    ['docs/answers.md', page(sections)],
    [ANSWERS_MODULE, answersModule(sections)],
  ]);
}

/** How the SDK reads errors of a provider. */
export async function readErrorOf(root: string, provider: string): Promise<ReadError> {
  const file = join(root, 'packages/sdk/src/providers', provider, 'read-error.ts');
  const { readError }: { readError: ReadError } = await import(pathToFileURL(file).href);
  return readError;
}

async function sectionOf(root: string, provider: ListedProvider): Promise<Section> {
  const { id, title } = provider;
  const spec = loadSpec(join(root, 'openapi', `${id}.yaml`));
  const readError = await readErrorOf(root, id);
  const reset = need(spec.root, 'x-reset');
  const remark = text(reset, 'remark');
  const all = readOperations(spec);
  const operations = items(need(reset, 'operations')).map((place) => {
    const operation = all.find((one) => one.id === place.value) ?? refuse(place, 'there is no such operation');
    return listedOf(spec, operation, readError);
  });
  return { id, title, ...(remark && { remark }), operations, makes: await makesOf(root, provider) };
}

function listedOf(spec: Spec, operation: Operation, readError: ReadError): Listed {
  const { id, method, path, place, body } = operation;
  const situations = entries(child(place, 'x-situation')).map(([situation, answer]) => {
    if (!isSituation(situation))
      return refuse(answer, 'scripts/answers-doc/situations.ts does not have this situation');
    return { situation, answer: `${answer.value}`, pointer: answer.pointer };
  });
  const answers = readAnswers(spec, operation, readError);
  return {
    id,
    method,
    path,
    summary: text(place, 'summary') ?? id,
    hasBody: body !== undefined,
    answers,
    situations,
  };
}
