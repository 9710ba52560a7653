/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { useRef } from 'preact/hooks';

/** Controls below a button that shows them. Esc and going elsewhere close them. */
export function Menu({
  title,
  children,
}: {
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
}): VNode {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (menu.current) menu.current.open = false;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Esc in a question that a control asks is an answer to it.
    if (event.key !== 'Escape' || !menu.current?.open || (event.target as Element).closest('dialog')) return;
    event.preventDefault();
    close();
    menu.current.querySelector('summary')?.focus();
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !menu.current?.contains(relatedTarget)) close();
  };
  return (
    <details ref={menu} class="menu" onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <summary>{title}</summary>
      <div class="menu-content">{children}</div>
    </details>
  );
}
