import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exampleBackends } from './example-backends.ts';
import type { GeneratedFiles } from './generated-files.ts';
import { inboxPage } from './inbox-page.ts';
import { providerLists } from './provider-lists.ts';
import { registry } from './registry.ts';
import { sdkCode } from './sdk-code.ts';
import { versionFile } from './version-file.ts';

/** Makes files from what is in a repository. */
export type Generator = (root: string) => GeneratedFiles | Promise<GeneratedFiles>;

/** Everything that is generated, in order: the registry and documents load the code that the generators before them write. */
export const generators: readonly Generator[] = [
  sdkCode,
  providerLists,
  versionFile,
  howToCallOfBackends,
  inboxPage,
  registry,
  exampleBackends,
  editorSchemas,
  readmesOfBackends,
  documents,
];

async function howToCallOfBackends(root: string): Promise<GeneratedFiles> {
  // Loads the providers, as documents do. The page has it.
  const { howToCall } = await import('./how-to-call.ts');
  return howToCall(root);
}

async function editorSchemas(root: string): Promise<GeneratedFiles> {
  // Loads the providers, as documents do.
  const { jsonSchemas } = await import('../json-schemas/json-schemas.ts');
  return jsonSchemas(root);
}

async function readmesOfBackends(root: string): Promise<GeneratedFiles> {
  // Loads the providers, as documents do.
  const { readmes } = await import('../readmes/readmes.ts');
  return readmes(root);
}

async function documents(root: string): Promise<GeneratedFiles> {
  // Imported when it runs, since it loads generated code itself.
  const [{ answersDoc }, { llms }, { providersDoc }, { readEvidence }] = await Promise.all([
    import('../answers-doc/answers-doc.ts'),
    import('../llms/llms.ts'),
    import('../providers-doc/providers-doc.ts'),
    import('../providers-doc/read-evidence.ts'),
  ]);
  return new Map([
    ...(existsSync(join(root, 'README.md')) ? ([['llms.txt', llms(root)]] as const) : []),
    ...(await answersDoc(root)),
    ['docs/providers.md', await providersDoc(root, await readEvidence(root))],
  ]);
}
