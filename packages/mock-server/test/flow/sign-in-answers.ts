import { oldPassword } from './world.ts';

/** What the account does not have. */
export const wrongPassword = 'Wrong-Password-1';

/** Answers of a backend to a sign-in, each with a field that its spec asks for. */
export interface SignInAnswers {
  /** The name of the world. */
  readonly world: string;
  /** The operation that signs in. */
  readonly operation: string;
  readonly answers: readonly {
    readonly password: string;
    readonly status: number;
    readonly field: string;
    /** What is said of an answer without the field. */
    readonly complaint: string;
  }[];
  /** The spec allows answers that say more, because not all of them were recorded. */
  readonly maySayMore?: true;
}

/** A sign-in that succeeds. */
export function signedIn(field: string, complaint: string): SignInAnswers['answers'][number] {
  return { password: oldPassword, status: 200, field, complaint };
}

/** A sign-in with a wrong password. */
export function refused(status: number, field: string, complaint: string): SignInAnswers['answers'][number] {
  return { password: wrongPassword, status, field, complaint };
}
