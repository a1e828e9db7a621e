import {
  Badge,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
} from '@mantine/core';

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

/** The look of the whole page. */
export const theme = createTheme({
  colors: { brand },
  primaryColor: 'brand',
  primaryShade: 8,
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: { Badge: Badge.extend({ defaultProps: { tt: 'none' } }) },
});

/** Quiet text that can still be read: at least 4.5:1 in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#59626d',
    '--mantine-color-placeholder': '#646d78',
    '--mantine-color-body': '#fcfdfd',
    '--mantine-color-error': '#c92a2a',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b1ba',
    '--mantine-color-placeholder': '#98a1ab',
    '--mantine-color-error': '#ff8787',
  },
});
