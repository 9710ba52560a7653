import type { components } from '@resetkit/sdk/stack-auth/types';

/** The keys of a project. */
export interface ProjectKeys {
  readonly publishableClientKey: string;
  readonly secretServerKey: string;
  readonly superSecretAdminKey: string;
}

/** The stored form of a project: the fields that the API shows, and those that only the server uses. */
export interface Project {
  readonly shown: components['schemas']['Project'];
  readonly requireEmailVerification: boolean;
  readonly requirePublishableClientKey: boolean;
  /** Patterns of the URLs that mailed links may lead to. */
  readonly trustedDomains: readonly string[];
  /** Absent for projects that were created through the API. */
  readonly keys?: ProjectKeys;
}
