import { escapeHtml } from '../escape-html.ts';
import type { Answer } from '../stage.ts';

/** The 404 page of Express for a request that no route answered. It has no ETag. */
export function finalPage(method: string, path: string): Answer & { readonly status: 404 } {
  return {
    status: 404,
    headers: { 'Content-Security-Policy': "default-src 'none'", 'X-Content-Type-Options': 'nosniff' },
    body: `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Error</title>
</head>
<body>
<pre>Cannot ${method} ${escapeHtml(path)}</pre>
</body>
</html>
`,
  };
}

/** Whether an answer is this page. */
export function isFinalPage({ headers }: Answer): boolean {
  return headers?.['Content-Security-Policy'] !== undefined;
}
