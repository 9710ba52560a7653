/** What a release needs to know of the repository. */
export interface ReleaseState {
  /** The names of the files in `.changeset/`. */
  readonly changesets: readonly string[];
  /** The address of the repository, if one is known. */
  readonly repository: string | undefined;
}

/** Every reason not to release what is here, in sentences that say what to do. */
export function releaseProblems({ changesets, repository }: ReleaseState): string[] {
  const pending = changesets.filter((name) => name.endsWith('.md') && name !== 'README.md');
  return [
    ...(pending.length > 0
      ? [
          `${pending.join(', ')} in .changeset/ are in no version: run \`corepack pnpm bump\` and commit what it writes.`,
        ]
      : []),
    ...(repository === undefined
      ? ['npm refuses packages with provenance and no address: write `repository` into the package.json of the root.']
      : []),
  ];
}
