/** The folder of the sample feeds, as an address on the site. */
export const sampleFolder = '/sample/';
