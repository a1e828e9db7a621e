/**
 * The pages of the gateway: each a folder of `web/` with its own `index.html`.
 *
 * Every page is a build of its own, so that it can be served, secured (with its own
 * Content-Security-Policy) and switched off without the others. What pages have in common
 * is in `web/shared/`.
 */
export const pages = ['graphiql', 'site'] as const;

export type Page = (typeof pages)[number];
