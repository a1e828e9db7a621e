import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Deep teal: calm, and dark enough at shade 8 for white text. */
const brand: MantineColorsTuple = [
  '#eaf7f5',
  '#d5edea',
  '#a9dbd5',
  '#7ac8bf',
  '#53b8ad',
  '#3aaea2',
  '#2aa398',
  '#188a80',
  '#0d6e67',
  '#05544e',
];

/** Greys with a breath of teal; cards (7) stand out from what they lie on (8). */
const dark: MantineColorsTuple = [
  '#e2e8ea',
  '#b6c1c5',
  '#8c999e',
  '#66747a',
  '#3d494e',
  '#2f3a3f',
  '#242e32',
  '#1a2327',
  '#11181b',
  '#0b1012',
];

/** The look of the whole page. */
export const theme = createTheme({
  colors: { brand, dark },
  primaryColor: 'brand',
  primaryShade: 8,
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  // By name, because components that are imported here would all come with the first view.
  components: {
    Badge: { defaultProps: { tt: 'none' } },
    Modal: { styles: { title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } } },
    NavLink: { styles: { root: { borderRadius: 'var(--mantine-radius-md)' } } },
  },
});

/** Quiet text that can still be read, at least 4.5:1 in both schemes, and what cards lie on. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#59626d',
    '--mantine-color-placeholder': '#646d78',
    '--mantine-color-body': '#ffffff',
    '--site-ground': '#f5f8f8',
    '--mantine-color-error': '#c92a2a',
  },
  dark: {
    '--site-ground': 'var(--mantine-color-dark-8)',
    '--mantine-color-dimmed': '#a9b1ba',
    '--mantine-color-placeholder': '#98a1ab',
    '--mantine-color-error': '#ff8787',
  },
});
