const lastReload = 'spendsense.reloaded';
const onceInMillis = 30_000;

/**
 * After an update the parts of the page before it are gone; the new page knows where its own are. Without
 * a connection they are only away: reloading waits for it. And where reloading has just not helped, the
 * fault is shown instead.
 */
export function reloadWhenPartsAreGone(): void {
  addEventListener('vite:preloadError', (event) => {
    if (!navigator.onLine) {
      addEventListener('online', () => location.reload(), { once: true });
    } else if (Date.now() - Number(sessionStorage.getItem(lastReload)) > onceInMillis) {
      event.preventDefault();
      sessionStorage.setItem(lastReload, String(Date.now()));
      location.reload();
    }
  });
}
