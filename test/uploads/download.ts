/** What a link gave. */
export interface Download {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** Opens a download link, as a browser does: without a token. */
export async function download(url: string | null): Promise<Download> {
  if (url === null) throw new Error('there is no link');
  const response = await fetch(url);
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, body };
}

/** The name that a browser saves a file by, from `Content-Disposition`. */
export function savedName(header: string): string {
  const extended = /filename\*=UTF-8''(?<name>[^;]+)/.exec(header)?.groups?.name;
  if (extended !== undefined) return decodeURIComponent(extended);
  return /filename="?(?<name>[^"]*)"?/.exec(header)?.groups?.name ?? '';
}
