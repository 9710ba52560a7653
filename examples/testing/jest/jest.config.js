module.exports = {
  testEnvironment: 'jest-fixed-jsdom',
  transform: { '\\.m?[jt]sx?$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!.*(\\.mjs$|@resetkit|msw|@open-draft|cookie|until-async))'],
};
