import { join } from 'node:path/posix';

/** A link, or an image, to another file. */
const TO_A_FILE = /(?<image>!?)\[(?<words>[^\]]*)\]\((?<target>(?!#|[a-z]+:)[^)\s]+)\)/g;
const FENCED = /(^ *```[\s\S]*?^ *```$)/m;

/**
 * A README for those who have the package and not the repository. A link to a file leads to the repository's pages. If no
 * address is known, only its words stay.
 * @param {string} text
 * @param {string} folder the package's, relative to the root
 * @param {string | undefined} repository
 */
export function publishedReadme(text, folder, repository) {
  return text
    .split(FENCED)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll(TO_A_FILE, (...match) => elsewhere(match.at(-1)))))
    .join('');

  /** @param {{ image: string, words: string, target: string }} link */
  function elsewhere({ image, words, target }) {
    if (repository === undefined) return words;
    const view = image ? 'raw' : 'blob';
    return `${image}[${words}](${repository}/${view}/HEAD/${join(folder, target)})`;
  }
}
