const reserved = /(?:^|\.)(?:example|invalid|test|localhost|local|example\.(?:com|net|org))$/i;

/**
 * True for host names that are set aside for examples and tests, so that no server answers to them.
 * @see https://www.rfc-editor.org/rfc/rfc2606
 * @example isReservedHost('gazette.example') // true
 */
export const isReservedHost = (host: string): boolean => reserved.test(host);
