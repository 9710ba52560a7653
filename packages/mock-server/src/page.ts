/** A file of the web page by its path. */
export function pageAsset(path: string): { type: string; body: string } | undefined {
  return path === '/'
    ? { type: 'text/html; charset=utf-8', body: '<!doctype html><title>Resetkit</title>' }
    : undefined;
}
