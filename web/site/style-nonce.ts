declare global {
  /** Where `react-remove-scroll`, which the dialogs use, looks for the nonce. */
  var __webpack_nonce__: string | undefined;
}

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
globalThis.__webpack_nonce__ = nonce;

/** The nonce that the gateway gave this response: the policy accepts `<style>` with it alone. */
export function styleNonce(): string {
  return nonce;
}
