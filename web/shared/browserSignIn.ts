import type { SignInStore } from './signInStore.ts';

const name = 'spendsense-sign-in';

/**
 * The sign-in of this browser, by Web Locks and a BroadcastChannel. Where a browser lacks the locks
 * (a page without TLS on another host), tabs rely on the gateway, which answers the same refresh token
 * with the same successor for a few seconds.
 */
export function openBrowserSignIn(): SignInStore {
  const channel = new BroadcastChannel(name);
  return {
    exclusively: (task) => ('locks' in navigator ? navigator.locks.request(name, task) : task()),
    wasSignedIn: () => read() !== null,
    tell: (signedIn) => {
      write(signedIn);
      channel.postMessage(signedIn);
    },
    forget: () => write(false),
    onTold: (listener) => {
      channel.addEventListener('message', ({ data }) => listener(data === true));
    },
  };
}

// A browser that keeps nothing (its storage is blocked) signs in anew after a reload.
function read(): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(name, 'yes');
    else localStorage.removeItem(name);
  } catch {
    // As above.
  }
}
