/** Says on the console that a mock server runs in production, if the environment says so. */
export function warnInProduction(): void {
  if (process.env['NODE_ENV'] !== 'production') return;
  console.warn(
    'Resetkit: NODE_ENV is production. A mock server has accounts, keys and codes that everyone knows: it is for development and tests.',
  );
}
