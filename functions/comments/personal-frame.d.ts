/** The frame of personal pages as the build made it; bundles put it in place of this name. */
declare module '#personal-frame' {
  export const frame: string;
}
