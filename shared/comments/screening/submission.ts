/** A comment as it was sent, or an edit of one. */
export type Submission = {
  /** An edit is screened like a new comment; what only concerns sending a form is left out. */
  kind: 'post' | 'edit';
  /** As the commenter wrote it, after `readBody`. */
  body: string;
  /** As the commenter wrote it, after `readName`. */
  name: string;
  /** Where the commenter wants to be told of replies. */
  mail?: string | undefined;
  /** The network that it was sent from; kept nowhere, and told only services that the author has switched on. */
  from?: string | undefined;
  /** The field that people do not see; whoever fills it in is a program. */
  honeypot?: string | undefined;
  /** The policy that the commenter agreed to. */
  policyVersion?: string | undefined;
  /** True when the commenter was asked to think again and sends it on purpose. */
  isReconsidered?: boolean;
};
