const PAGE = /^https:\/\/[^/\s]+\/[^/\s]+\/[^/\s]+(?<!\.git)$/;

/**
 * The page of the repository, which the package.json of the root names; `undefined` if it names none. All other addresses are
 * made of it. Throws if it is something else.
 * @param {Readonly<Record<string, unknown>>} rootManifest
 * @returns {string | undefined}
 */
export function repositoryOf({ repository }) {
  if (repository === undefined || (typeof repository === 'string' && PAGE.test(repository))) return repository;
  throw new Error(
    `\`repository\` in the package.json of the root is ${JSON.stringify(repository)}. Write the address of the ` +
      "repository's page there, 'https://HOST/OWNER/NAME', or nothing.",
  );
}

/**
 * The fields of a package's package.json that are addresses.
 * @param {string} repository
 * @param {string} folder the package's, relative to the root
 */
export function addressesIn(repository, folder) {
  return {
    homepage: `${repository}/tree/HEAD/${folder}#readme`,
    bugs: { url: `${repository}/issues` },
    repository: { type: 'git', url: `git+${repository}.git`, directory: folder },
  };
}
