/** A field of the form with which an account is connected. */
export interface CredentialField {
  name: string;
  label: string;
  secret: boolean;
  optional: boolean;
  help: string;
}
