/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { CopyButton } from '../ui/copy-button.tsx';
import { JsonView } from './json-view.tsx';

/** A request or an answer. */
export interface PaneProps {
  /** `Request` or `Answer`. */
  readonly title: string;
  /** Its first line. */
  readonly line: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: unknown;
}

/** A request or an answer as it went over the wire: first line, headers, body. */
export function MessagePane({ title, line, headers, body }: PaneProps): VNode {
  const words = title.toLowerCase();
  return (
    <section class="message" aria-label={title}>
      <h3>{title}</h3>
      <code class="first-line">{line}</code>
      <details>
        <summary>
          {headers.length} {headers.length === 1 ? 'header' : 'headers'}
        </summary>
        <dl class="headers">
          {headers.map(([name, value], index) => (
            <div key={index}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
      {body === undefined ? (
        <p class="soft">No body</p>
      ) : (
        <>
          <div class="row between">
            <span class="soft">Body</span>
            <CopyButton what={`the body of the ${words}`} text={() => bodyText(body)} />
          </div>
          <JsonView value={body} />
        </>
      )}
    </section>
  );
}

function bodyText(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body, null, 2);
}
