import type { PageConfig } from '../page-config.ts';

/**
 * Where to post the form of an upload ticket. Files that this gateway keeps itself go to the origin of the
 * page, by whatever name it was opened: `localhost` is another origin than `127.0.0.1`.
 */
export function uploadAddress(url: string, { uploadOrigin }: PageConfig): string {
  if (uploadOrigin !== null) return url;
  const { pathname, search } = new URL(url, location.href);
  return `${pathname}${search}`;
}
