const { promise, resolve } = Promise.withResolvers<void>();

/** Settles when dialogs can be shown: they are loaded after the first view. */
export const dialogsReady: Promise<void> = promise;

/** Says that they can. */
export function dialogsAreReady(): void {
  resolve();
}
