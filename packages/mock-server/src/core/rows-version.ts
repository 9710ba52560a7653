/** The version of the form in which snapshots and files have rows. Raised when the form of a row changes. */
export const rowsVersion = 3;
