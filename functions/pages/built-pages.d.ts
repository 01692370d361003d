/** The site as the build made it; bundles put it in place of this name. */
declare module '#built-pages' {
  export const render: (request: Request, locals: object) => Promise<Response>;
}
