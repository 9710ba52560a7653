/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { jsonTokens } from './json-tokens.ts';

/** How much of a body is shown. More of it is slow to lay out, and nobody reads it. */
const SHOWN = 20_000;

/** The beginning of a value: JSON indented and coloured, any other text as it is. */
export function JsonView({ value }: { readonly value: unknown }): VNode {
  const isText = typeof value === 'string';
  const { tokens, isCut } = useMemo(
    () =>
      isText
        ? { tokens: [{ kind: 'plain' as const, text: value.slice(0, SHOWN) }], isCut: value.length > SHOWN }
        : jsonTokens(value, SHOWN),
    [value],
  );
  return (
    <>
      <pre class="json">
        {tokens.map(({ kind, text }, index) => (
          <span key={index} class={kind}>
            {text}
          </span>
        ))}
      </pre>
      {isCut && <p class="soft">The first {SHOWN.toLocaleString('en')} characters. A copy has all of it.</p>}
    </>
  );
}
