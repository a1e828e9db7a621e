/** Saves text as a file where the browser saves files. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it later: after its question where to save it, for one.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
