/** Why an edit was not stored, as the page of an episode says it. */
export const nothingStored = 'Nothing was stored yet: see what is said below.';

export const lookAgain = ({ message }: Error): string =>
  `${message} Look at it again, and send it once more if it is still right.`;

/** What was typed when adding an episode has done its service. */
export const listedByNow =
  'The feed lists this episode by now, and says where its audio lies, its date, its length and its notes. Nothing was stored.';
