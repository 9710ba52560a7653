/** The values of a form that requests a mail. */
export interface RequestValues {
  /** Whose password is to be reset. */
  email: string;
  /** The page that the mailed link leads to. */
  redirectTo?: string;
}
