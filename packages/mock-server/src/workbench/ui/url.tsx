/** @jsxImportSource preact */
import type { VNode } from 'preact';

/** A URL that breaks between its parts, and in none of them. */
export function Url({ url }: { readonly url: string }): VNode {
  return (
    <code class="url-parts">
      {url.split(/(?<=[^:/]\/)/).map((part, index) => [index > 0 && <wbr key={`break ${part}`} />, part])}
    </code>
  );
}
