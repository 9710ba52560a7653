import { style } from '../generated/style.ts';

/** The element of a panel, and the shadow root with what it shows. */
export interface PanelElement {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
}

const NAME = 'resetkit-panel';

/** Makes the element of a panel, with the style of the workbench in it. Styles by script need nothing of the page's CSP. */
export function panelElement(): PanelElement {
  // Another copy of this code in the page may have defined it.
  if (!customElements.get(NAME)) customElements.define(NAME, class extends HTMLElement {});
  const host = document.createElement(NAME);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  return { host, root };
}
