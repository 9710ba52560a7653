// SEED makes property tests generate the same inputs each time: a failure is repeated by running the same again.
const { SEED } = process.env;
if (SEED !== undefined && SEED !== '') {
  if (!/^-?\d{1,10}$/.test(SEED))
    throw new Error(`SEED has to be a whole number of at most ten digits, not "${SEED}".`);
  const { configureGlobal } = await import('fast-check');
  configureGlobal({ seed: Number(SEED) });
}

export {};
