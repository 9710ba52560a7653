// The emulator of Firebase Auth, without the rest of firebase-tools, on loopback; nothing reaches out.
// Prints one line of JSON once it answers, and serves until it is stopped.
const { createApp } = require('firebase-tools/lib/emulator/auth/server');

createApp('demo-resetkit').then((app) => {
  const server = app.listen(0, '127.0.0.1', () => {
    console.log(JSON.stringify({ baseUrl: `http://127.0.0.1:${server.address().port}` }));
  });
});
