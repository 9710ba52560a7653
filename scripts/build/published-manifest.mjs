import { addressesIn } from './addresses.mjs';

/** Fields that only the workspace uses. */
const OWN_FIELDS = ['private', 'scripts', 'files', 'devDependencies'];

/**
 * The package.json that npm gets: with the `bin` and `exports` of `publishConfig`, and with addresses if one is known. What
 * only the workspace uses is left out. `access` and `provenance` stay, because npm reads them in the tarball.
 * @param {Readonly<Record<string, unknown>> & { publishConfig: Readonly<Record<string, unknown>> }} manifest
 * @param {string} folder the package's, relative to the root
 * @param {string | undefined} repository
 * @returns {Record<string, unknown>}
 */
export function publishedManifest({ publishConfig, ...manifest }, folder, repository) {
  const { access, provenance, bin, exports } = publishConfig;
  const shared = Object.entries(manifest).filter(([field]) => !OWN_FIELDS.includes(field));
  return {
    ...Object.fromEntries(shared),
    ...(repository && addressesIn(repository, folder)),
    ...(bin ? { bin } : {}),
    exports,
    publishConfig: { access, provenance },
  };
}
