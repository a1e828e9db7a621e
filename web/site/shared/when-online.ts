/** Loads a part of the page, or waits until the browser is online again to do so. */
export async function whenOnline<Part>(load: () => Promise<Part>): Promise<Part> {
  if (!navigator.onLine) {
    await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
  }
  return load();
}
