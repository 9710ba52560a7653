import { escapeHtml } from './escape-html.ts';

/** Makes the HTML document of a mail. The title is text, the content is HTML. */
export type MailPage = (title: string, content: string) => string;

/** How the mails of a backend look. */
export interface MailLook {
  /** CSS declarations of the page, without double quotes. */
  readonly page: string;
  /**
   * CSS rules for dark and for narrow screens; the page has the class `page`. Some mail clients drop them: whatever else a mail
   * needs stands in its `style` attributes.
   */
  readonly rules: string;
}

/**
 * HTML documents for the mails of one backend. They load nothing. The content stands in the middle and is at most 600 pixels
 * wide.
 */
export function mailPages({ page, rules }: MailLook): MailPage {
  const style = `font-family: 'Segoe UI', system-ui, -apple-system, Roboto, sans-serif; ${page}`;
  const before = `<!DOCTYPE html><html lang="en"><head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>`;
  const between = `</title>
<style>${rules}</style>
</head>
<body class="page" style="margin: 0; padding: 0; ${style}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tbody><tr>
<td class="page" align="center" style="padding: 24px 12px; ${style}">
<div style="max-width: 600px; margin: 0 auto; overflow-wrap: anywhere">
`;
  const after = `
</div>
</td></tr></tbody></table>
</body></html>`;
  return (title, content) => `${before}${escapeHtml(title)}${between}${content}${after}`;
}
