/** The page that the mock serves in place of the app. The real page loads the app. */
export function appPage(basePath: string): string {
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="baseUriPath" content="${basePath}">
    <title>Unleash</title>
  </head>
  <body>
    <p>The app of the imitated Unleash would be here.</p>
  </body>
</html>
`;
}
