/** What mailed digits are good for, in better-auth's words. */
export type OtpPurpose = 'forget-password' | 'sign-in' | 'email-verification';
