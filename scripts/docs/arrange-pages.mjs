import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Application, Comment, CommentTag, DefaultTheme, PageEvent } from 'typedoc';
import { documentPages } from './pages.mjs';

const HEADING = /^# (?<words>.+)\n+/m;

/**
 * A plugin for TypeDoc. Documents are called by their headings and entries of packages as they are imported, documents stand in
 * the groups of pages.mjs, and a link to a folder leads to its README, or to the next one above.
 * @param {import('typedoc').Application} app
 */
export function arrangePages(app) {
  // Before TypeDoc makes groups and sorts, and after it has read the README.
  app.on(Application.EVENT_PROJECT_REVIVE, (project) => arrange(project, process.cwd()), 1000);
  app.on(Application.EVENT_PROJECT_REVIVE, ({ readme }) => withoutHeading(readme), -1000);
  let warm = false;
  app.renderer.on(PageEvent.BEGIN, ({ project }) => {
    if (!warm) warmUp(app.renderer, project);
    warm = true;
  });
  app.renderer.on(PageEvent.END, (page) => {
    if (page.contents !== undefined) page.contents = withFirstPage(page.contents);
  });
}

/**
 * Colours code that no page shows. Shiki gives up a block after half a second, and its first ones take longer than that.
 * @param {import('typedoc').Renderer} renderer
 * @param {import('typedoc').ProjectReflection} project
 */
function warmUp({ theme }, project) {
  if (!(theme instanceof DefaultTheme)) return;
  const page = new PageEvent(project);
  page.project = project;
  const context = theme.getRenderContext(page);
  const code =
    "import { a } from 'a';\nconst b = await a(`1`, { c: new Map(), d: () => 'e' }); // f\nconsole.log(b.g);";
  for (const language of ['ts', 'ts', 'ts', 'tsx', 'bash'])
    context.markdown([{ kind: 'text', text: `\`\`\`${language}\n${code}\n\`\`\`\n` }]);
}

/**
 * A page with links to the first one that work without a server, and with its place in the navigation.
 * @param {string} html
 */
function withFirstPage(html) {
  return html
    .replace(/(?<= href="(\.\.?\/)+)(?=[#"])/g, 'index.html')
    .replace(
      /(?<=<nav class="tsd-navigation">)<a href="((?:\.\.\/)*)modules\.html"[^>]*>[^<]*<\/a>/,
      '<a href="$1index.html">Start</a><a href="$1modules.html">All pages</a>',
    );
}

/**
 * @param {import('typedoc').ProjectReflection} project
 * @param {string} root
 */
function arrange(project, root) {
  project.comment = new Comment([], [], new Set(['@showGroups']));
  for (const module of project.children ?? []) placePackage(module, root);

  const groups = documentPages(root);
  /** @type {Map<string, import('typedoc').Reflection>} */
  const readmes = new Map([[root, project]]);
  for (const document of project.documents ?? []) {
    const file = project.files.getReflectionPath(document) ?? '';
    const path = relative(root, file).replaceAll('\\', '/');
    document.name = titleOf(path, readFileSync(file, 'utf8'));
    document.frontmatter['group'] = groups.get(path);
    if (path.endsWith('README.md')) readmes.set(dirname(file), document);
  }

  for (const path of [...project.files.getMediaPaths()].filter(isFolder))
    project.files.registerReflectionPath(path, readmeFor(path, readmes));
}

/**
 * @param {string} path
 * @param {string} text
 */
function titleOf(path, text) {
  const { words = path } = HEADING.exec(text)?.groups ?? {};
  return path.endsWith('CHANGELOG.md') ? `Changes of ${words}` : words.replaceAll('`', '');
}

/** @param {string} path */
function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory();
}

/**
 * @param {string} folder
 * @param {ReadonlyMap<string, import('typedoc').Reflection>} readmes by their folders
 * @returns {import('typedoc').Reflection}
 */
function readmeFor(folder, readmes) {
  return readmes.get(folder.replace(/\/$/, '')) ?? readmeFor(dirname(folder), readmes);
}

/**
 * @param {import('typedoc').DeclarationReflection} module a package
 * @param {string} root
 */
function placePackage(module, root) {
  module.comment ??= new Comment();
  module.comment.blockTags.push(new CommentTag('@group', [{ kind: 'text', text: 'None' }]));
  withoutHeading(module.readme);
  const [, folder = ''] = module.name.split('/');
  /** @type {{ exports: Record<string, string> }} */
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'));
  const names = new Map(
    Object.entries(exports).map(([entry, file]) => [file, entry.replace(/^\.\/?/, '') || module.name]),
  );
  const order = [...names.values()];
  for (const entry of module.children ?? []) {
    const files = [`./src/${entry.name}.ts`, `./src/${entry.name}/index.ts`];
    entry.name = files.map((file) => names.get(file)).find((name) => name !== undefined) ?? entry.name;
  }
  for (const list of [
    module.children,
    module.childrenIncludingDocuments,
    ...(module.groups ?? []).map(({ children }) => children),
  ])
    list?.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
}

/**
 * TypeDoc shows the title of a page itself.
 * @param {readonly import('typedoc').CommentDisplayPart[] | undefined} parts
 */
function withoutHeading(parts) {
  const [first] = parts ?? [];
  if (first !== undefined) first.text = first.text.replace(HEADING, '');
}
