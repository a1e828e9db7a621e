import { useEffect } from 'react';

const attribute = 'data-mantine-color-scheme';

/** Paper is white: a page that is dark on the screen is printed in its light colours. */
export function useLightPaper(): void {
  useEffect(() => {
    const paper = matchMedia('print');
    const root = document.documentElement;
    let onScreen: string | null = null;
    const enter = () => {
      onScreen ??= root.getAttribute(attribute);
      root.setAttribute(attribute, 'light');
    };
    const leave = () => {
      if (onScreen !== null) root.setAttribute(attribute, onScreen);
      onScreen = null;
    };
    const follow = () => (paper.matches ? enter() : leave());
    follow();
    paper.addEventListener('change', follow);
    addEventListener('beforeprint', enter);
    addEventListener('afterprint', leave);
    return () => {
      paper.removeEventListener('change', follow);
      removeEventListener('beforeprint', enter);
      removeEventListener('afterprint', leave);
      leave();
    };
  }, []);
}
