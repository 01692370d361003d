/** Where pages send what is counted, as a web server and the door of the API tell it apart. */
export const countsPath = '/api/counts';
