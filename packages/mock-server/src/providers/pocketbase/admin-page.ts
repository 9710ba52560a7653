/** The page that the mock serves in place of the server's own at `/_/`, where mailed links lead by default. */
export const adminPage = `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>PocketBase</title>
  </head>
  <body>
    <p>The dashboard of the imitated PocketBase would be here, with its page that sets a new password.</p>
  </body>
</html>
`;
