import { unzipSync } from 'fflate';

/** Files of one artefact, by their path in it. */
export type Artefact = Record<string, Uint8Array>;

/** @param zip as it lies in the bucket from which Lambda takes code */
export const openArtefact = (zip: Uint8Array): Artefact =>
  unzipSync(zip, { filter: ({ name }) => !name.endsWith('/') });

const kinds = /\.(mjs|json|xml|vtt|srt|html|txt)$/;

/** Words of code that may run on the machine of an author and never on AWS. */
const ofAuthorsMachine = ['oidc-provider', 'smtp-server', 'SMTPServer', 'nodemailer', 'dynoxide'];

/**
 * What is in an artefact and should not be: one sentence each.
 * @param secrets words that nobody else may know, such as values of the environment that it was built in
 */
export function faultsOf(artefact: Artefact, secrets: string[]): string[] {
  return Object.entries(artefact).flatMap(([file, bytes]) => {
    const text = Buffer.from(bytes).toString('utf8');
    const holds = (word: string) => text.includes(word);
    const isSourceMap =
      file.endsWith('.map') || /^\/\/# sourceMappingURL=/m.test(text) || /"sourcesContent":\s*\[/.test(text);
    return [
      ...(kinds.test(file) && !file.includes('node_modules') ? [] : [`${file} is no file of a bundle`]),
      ...(isSourceMap ? [`${file} is a source map or names one`] : []),
      ...(secrets.some(holds) ? [`${file} holds a secret`] : []),
      ...(/AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY/.test(text) ? [`${file} holds a key`] : []),
      ...(holds(process.cwd()) ? [`${file} names a folder of the machine that built it`] : []),
      ...ofAuthorsMachine.filter(holds).map((word) => `${file} holds ${word}`),
    ];
  });
}

/** Values of the environment of this process that are secrets by their name. */
export const secretsHere = (): string[] =>
  Object.entries(process.env).flatMap(([name, value]) =>
    value && value.length >= 12 && /SECRET|TOKEN|PASSWORD|KEY/.test(name) ? [value] : [],
  );
