/** Where hubs call, as a web server and the door of the API tell it apart. */
export const hubPath = '/api/hub';

/** The address that the hub of a show's feed calls. */
export const callbackOf = (site: string, { show, token }: { show: string; token: string }): string =>
  `${site}${hubPath}/${show}/${token}`;
