/** @jsxImportSource preact */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { checkMocks } from '../../core/check-mocks.ts';
import type { MockServer } from '../../core/server.ts';
import { createWorkbench } from '../state/create-workbench.ts';
import type { View } from '../state/view.ts';
import { followLink } from './follow-link.ts';
import { createPageSource } from './page-source.ts';
import { Panel } from './panel.tsx';
import { panelElement } from './panel-element.ts';
import { parts } from './parts.tsx';

/** How a panel is shown. */
export interface PanelOptions {
  /**
   * Whether it is open at first. Default: as it was left in this tab, and closed the first time. A small button at the lower
   * edge of the page opens it.
   */
  readonly open?: boolean;
}

/** A panel in a page. */
export interface MountedPanel {
  /** Takes the panel out of the page. The mock servers go on. */
  close(): void;
}

/**
 * Shows mock servers of this page in a panel at its lower edge: their mails, clock, faults, situations, accounts and journal.
 * It follows mailed links as a mail client would: it asks the mock server where a link leads, since a service worker sees no
 * navigations, and goes there. The panel is a web component (`resetkit-panel`) with a shadow root: styles of the page do not
 * reach it, nor its styles the page. Throws without a mock server, and if one was given twice.
 *
 * @example
 * if (import.meta.env.DEV) {
 *   const { mountPanel } = await import('@resetkit/mock-server/panel');
 *   mountPanel(mock);
 * }
 */
export function mountPanel(mocks: MockServer | readonly MockServer[], options: PanelOptions = {}): MountedPanel {
  const list = 'provider' in mocks ? [mocks] : [...mocks];
  checkMocks(list, 'mountPanel(mocks)');
  const view = signal<View>({ part: 'inbox', backend: '', item: '' });
  const workbench = createWorkbench({
    source: createPageSource(list),
    view,
    openLink: (link) => followLink(link, list),
  });
  const { host, root } = panelElement();
  render(<Panel workbench={workbench} parts={parts} open={options.open} />, root);
  document.body.append(host);
  return {
    close() {
      render(null, root);
      workbench.close();
      host.remove();
    },
  };
}
