import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFiles } from '../generate/generated-files.ts';
import { listProviders } from '../providers.ts';
import { scoreTable } from '../providers-doc/evidence.ts';
import { comparedProviders } from '../providers-doc/providers-doc.ts';
import { readEvidence } from '../providers-doc/read-evidence.ts';
import { backendTexts } from './backend-texts.ts';
import { fillBlocks } from './fill-blocks.ts';

/** The READMEs of the root and of the packages, with what they tell of every backend. */
export async function readmes(root: string): Promise<GeneratedFiles> {
  const listed = listProviders(root);
  const backends = (await comparedProviders(root)).flatMap((compared) =>
    listed.filter(({ id }) => id === compared.id).map(({ order }) => ({ ...compared, order })),
  );
  const sdk = backendTexts(backends, 'packages/sdk');
  const mock = backendTexts(backends, 'packages/mock-server');
  const texts = {
    'README.md': { ...backendTexts(backends, ''), evidence: scoreTable(await readEvidence(root)) },
    'packages/sdk/README.md': { names: sdk.names, clients: sdk.clients },
    'packages/mock-server/README.md': { versions: mock.versions },
  };
  return new Map(
    Object.entries(texts)
      .filter(([path]) => existsSync(join(root, path)))
      .map(([path, of]) => [path, fillBlocks(path, readFileSync(join(root, path), 'utf8'), of)]),
  );
}
