/** What a form that asks for a mail holds. */
export interface RequestValues {
  /** Whose password is to be reset. */
  email: string;
  /** The page that the mailed link leads to. */
  redirectTo?: string;
}
