const PREFIX = 'resetkit-panel-';

/** What the panel remembers in this tab, so that it looks the same after a page load: a mailed link is one. */
export const keptInTab = {
  /** `null` if there is nothing, or if the page may not store anything. */
  read(name: string): string | null {
    try {
      return sessionStorage.getItem(PREFIX + name);
    } catch {
      return null;
    }
  },
  write(name: string, value: string): void {
    try {
      sessionStorage.setItem(PREFIX + name, value);
    } catch {
      // Then it begins anew after a page load.
    }
  },
} as const;
