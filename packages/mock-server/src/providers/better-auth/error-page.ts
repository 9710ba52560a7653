import { escapeHtml } from '../../core/escape-html.ts';

/** better-auth's error page in our words: a code, and the sentence of the query or a link to the documentation. */
export function errorPage(code: string, description: string): string {
  const help = `https://better-auth.com/docs/errors/${encodeURIComponent(code)}`;
  const sentence = description
    ? escapeHtml(description)
    : `Something did not work. <a href="${escapeHtml(help)}">What the code means</a>`;
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Error</title></head>
<body>
<h1>Error</h1>
<p>Code: <code>${escapeHtml(code)}</code></p>
<p>${sentence}</p>
<p><a href="/">Home</a></p>
</body>
</html>
`;
}
