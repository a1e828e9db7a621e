import { uploadAddress } from '../../api/upload-address.ts';
import type { PageConfig } from '../../page-config.ts';
import { postForm } from './post-form.ts';
import type { Surroundings } from './surroundings.ts';

/** The browser itself. */
export const browserOf = (config: PageConfig): Surroundings => ({
  isOnline: () => navigator.onLine,
  post: (form) => postForm({ ...form, url: uploadAddress(form.url, config) }),
  guard: (isUnsent, onBack) => {
    const listen = isUnsent ? addEventListener : removeEventListener;
    listen('beforeunload', askBeforeLeaving);
    listen('online', onBack);
  },
});

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
