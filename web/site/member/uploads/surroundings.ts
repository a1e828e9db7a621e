/** A file, and the form of the ticket by which it is posted. */
export interface TicketForm {
  readonly url: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly file: File;
  /** Hears how much of it has been sent, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** The browser, as far as files on their way need it. */
export interface Surroundings {
  readonly isOnline: () => boolean;
  readonly post: (form: TicketForm) => Promise<void>;
  /**
   * While something is not sent yet, whoever leaves the page is asked first, and `onBack` is called when the
   * network is back. To say the same twice changes nothing.
   */
  readonly guard: (isUnsent: boolean, onBack: () => void) => void;
}
