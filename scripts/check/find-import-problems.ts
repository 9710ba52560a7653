import { cruise, type ICruiseOptions, type IViolation } from 'dependency-cruiser';
import { importRules } from './import-rules.ts';

const OPTIONS: ICruiseOptions = {
  exclude: { path: ['\\.(test|test-d)\\.tsx?$', '^packages/[^/]+/(build|npm|test)/'] },
  doNotFollow: { path: '(^|/)node_modules/' },
  tsPreCompilationDeps: true,
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  validate: true,
  ruleSet: { forbidden: importRules },
};

/** An import that a rule forbids. */
export interface ImportProblem {
  /** The importing file, relative to the root. */
  readonly from: string;
  /** The name of the rule. */
  readonly rule: string;
  readonly sentence: string;
}

/** The imports in some folders of `root` that the import rules forbid. */
export async function findImportProblems(root: string, folders: readonly string[]): Promise<ImportProblem[]> {
  const { output } = await cruise([...folders], { ...OPTIONS, baseDir: root });
  if (typeof output === 'string') throw new Error(output);
  return output.summary.violations.map(problemOf);
}

function problemOf({ from, to, cycle, rule: { name } }: IViolation): ImportProblem {
  const path = [from, ...(cycle?.map((one) => one.name) ?? [to])].join(' → ');
  const why = importRules.find((rule) => rule.name === name)?.comment;
  return { from, rule: name, sentence: `${path}: ${why} (${name})` };
}
