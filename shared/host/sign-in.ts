/** What a browser keeps while it is at the identity provider, so that what comes back can be held against it. */
export type SignInAttempt = {
  /** Ties what comes back to the browser that left. */
  state: string;
  /** Ties the ID token to this attempt. */
  nonce: string;
  /** Proves that who exchanges the code is who asked for it (RFC 7636). */
  verifier: string;
};

/** What the provider says of somebody. */
export type Identity = { subject: string; name: string; groups: string[] };

/** Where hosts and moderators prove who they are. */
export type IdentityProvider = {
  /**
   * Begins a sign-in.
   * @param redirect where the browser comes back to
   * @returns the `address` that it goes to
   * @throws {ProblemError} 503 when the provider cannot be reached
   */
  begin(redirect: string): Promise<{ address: string; attempt: SignInAttempt }>;
  /**
   * Ends it: exchanges what the browser brought back for an identity.
   * @param address the whole address that the browser came back to
   * @throws {ProblemError} 400 when that does not belong to the attempt, or was used before; 503 as above
   */
  finish(address: URL, attempt: SignInAttempt): Promise<Identity>;
};

/** What is to be known of a provider. */
export type IdentitySettings = {
  /** Its address, under which `/.well-known/openid-configuration` lies. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The claim of the ID token that names groups. */
  groupsClaim: string;
};
