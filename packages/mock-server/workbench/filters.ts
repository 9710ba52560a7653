import type { Backend } from './api.ts';
import { byId, element } from './dom.ts';
import type { Filter } from './mail-list.ts';

/** The tabs and the recipient's field. The choice is stored in the page's URL, so that it survives a reload. */
export interface Filters {
  get(): Filter;
  /** Creates a tab for each backend if there are several. */
  offer(backends: readonly Backend[]): void;
  clear(): void;
}

export function createFilters(onChange: () => void): Filters {
  const tabs = byId('tabs', HTMLFieldSetElement);
  const to = byId('to', HTMLInputElement);
  const address = new URLSearchParams(location.hash.slice(1));
  let backend = address.get('backend') ?? '';
  to.value = address.get('to') ?? '';

  const changed = (): void => {
    const chosen = Object.entries({ backend, to: to.value }).filter(([, value]) => value !== '');
    history.replaceState(null, '', `#${new URLSearchParams(chosen)}`);
    onChange();
  };
  const tab = (value: string, label: string): HTMLElement => {
    const radio = element('input', { type: 'radio', name: 'backend', value, checked: value === backend });
    radio.addEventListener('change', () => {
      backend = value;
      changed();
    });
    return element('label', {}, radio, element('span', {}, label));
  };
  to.addEventListener('input', changed);

  return {
    get: () => ({ backend, to: to.value }),
    offer(backends) {
      if (!backends.some(({ id }) => id === backend)) backend = '';
      tabs.hidden = backends.length < 2;
      for (const label of [...tabs.querySelectorAll('label')]) label.remove();
      tabs.append(tab('', 'All'), ...backends.map(({ id, title }) => tab(id, title)));
    },
    clear() {
      to.value = '';
      changed();
      to.focus();
    },
  };
}
