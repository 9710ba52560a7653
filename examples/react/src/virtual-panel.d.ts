declare module 'virtual:panel' {
  /** `mountPanel` of `@resetkit/mock-server/panel`, where the package has it. */
  export const mountPanel: ((mocks: readonly import('@resetkit/mock-server').MockServer[]) => unknown) | undefined;
}
