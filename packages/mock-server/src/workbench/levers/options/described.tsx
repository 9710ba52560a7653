/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

/** A description with what stands between backticks as code. */
export function described(text: string | undefined): ComponentChildren {
  return text
    ?.split(/(``.+?``|`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? <code key={part}>{part.replace(/^`+ ?| ?`+$/g, '')}</code> : part));
}
