/** The frame of the console's pages as the build made it; bundles put it in place of this name. */
declare module '#host-frame' {
  export const frame: string;
}
