/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';

/** Says that the server's value was changed elsewhere while it was being edited here. Nothing if it was not. */
export function Outdated({
  draft,
  children,
}: {
  readonly draft: { readonly isOutdated: boolean; drop(): void };
  /** The server's value. */
  readonly children: ComponentChildren;
}): VNode | null {
  if (!draft.isOutdated) return null;
  return (
    <p class="outdated" role="status">
      Changed elsewhere meanwhile. Now: {children}{' '}
      <button type="button" onClick={() => draft.drop()}>
        Take that
      </button>
    </p>
  );
}
