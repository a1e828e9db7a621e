let pages = Promise.withResolvers<void>();

/** Settles when dialogs can be shown: they are loaded after the first view of whoever signs in. */
export const dialogsReady = (): Promise<void> => pages.promise;

/** Says that they can. */
export function dialogsAreReady(): void {
  pages.resolve();
}

/** Says that they went with the pages: whoever waits still, waits in vain, and the next must wait anew. */
export function dialogsAreGone(): void {
  pages = Promise.withResolvers();
}
