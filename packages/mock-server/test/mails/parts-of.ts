/** The document of a mail. */
export function documentOf(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** What a reader of HTML sees of a mail, block by block: `h2: Reset your password`, `p: Open [this link](https://…).` */
export function partsOf(html: string): readonly string[] {
  return blocksIn(documentOf(html).body);
}

const blocks = 'h1, h2, h3, p, li, hr, div, table';

function blocksIn(element: Element): readonly string[] {
  const name = element.localName;
  if (element.matches('[style*="display: none"]')) return [`hidden: ${textIn(element)}`];
  if (name === 'hr') return ['hr'];
  if (!element.querySelector(blocks)) return [`${name}: ${shown(element)}`];
  return Array.from(element.children).flatMap(blocksIn);
}

function textIn(node: Node): string {
  return Array.from(node.childNodes, (child) => shown(child))
    .join('')
    .replace(/[ \n]+/g, ' ')
    .trim();
}

function shown(node: Node): string {
  if (node.nodeName === 'BR') return ' | ';
  if (node.nodeName === 'A') return `[${textIn(node)}](${(node as Element).getAttribute('href')})`;
  return node.nodeType === 3 ? (node.nodeValue ?? '') : textIn(node);
}
