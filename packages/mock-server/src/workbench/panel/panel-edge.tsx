/** @jsxImportSource preact */
import { useSignal } from '@preact/signals';
import type { RefObject, VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { keptInTab } from './kept-in-tab.ts';

const LEAST = 20;
const MOST = 95;
const STEP = 5;

/** The upper edge of the panel, which changes its height: by dragging, and by the keys up and down. In percent of the page. */
export function PanelEdge({ panel }: { readonly panel: RefObject<HTMLElement | null> }): VNode {
  const height = useSignal(Number(keptInTab.read('height') ?? 50));
  const change = (percent: number): void => {
    height.value = Math.round(Math.min(Math.max(percent, LEAST), MOST));
    keptInTab.write('height', String(height.value));
  };
  useLayoutEffect(() => {
    if (panel.current) panel.current.style.height = `${height.value}dvh`;
  }, [height.value]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = { ArrowUp: STEP, ArrowDown: -STEP }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    change(height.value + steps);
  };
  const onPointerDown = ({ currentTarget, pointerId }: PointerEvent): void =>
    (currentTarget as HTMLElement).setPointerCapture(pointerId);
  const onPointerMove = ({ currentTarget, pointerId, clientY }: PointerEvent): void => {
    if (!(currentTarget as HTMLElement).hasPointerCapture(pointerId)) return;
    change(((window.innerHeight - clientY) / window.innerHeight) * 100);
  };
  return (
    <div
      class="edge"
      role="slider"
      aria-orientation="vertical"
      aria-label="Height of the panel"
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={height.value}
      aria-valuetext={`${height.value} percent of the page`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    />
  );
}
