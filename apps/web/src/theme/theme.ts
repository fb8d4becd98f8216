import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core'

/** Leaf: what can be pressed. Shades 6 and darker are readable on white, 4 and lighter on the dark ground. */
const daun: MantineColorsTuple = [
  '#effaf7',
  '#d9f4ed',
  '#b5e7db',
  '#89d6c4',
  '#5ac0ab',
  '#32a48f',
  '#108472',
  '#006758',
  '#005145',
  '#003d33',
]
/** Turmeric: what wants attention. */
const kunyit: MantineColorsTuple = [
  '#fff5e9',
  '#ffe8cd',
  '#ffd29d',
  '#f8b564',
  '#e69825',
  '#c87b00',
  '#a06100',
  '#7d4b00',
  '#633b00',
  '#4a2b00',
]
/** Pomegranate: what failed or destroys. */
const delima: MantineColorsTuple = [
  '#fff4f3',
  '#ffe5e4',
  '#ffcbc8',
  '#ffa7a4',
  '#fd7f7e',
  '#ec5258',
  '#c92e3b',
  '#a01d2a',
  '#7f1520',
  '#5f1117',
]
/** Indigo: what informs. */
const nila: MantineColorsTuple = [
  '#f2f7ff',
  '#e3edff',
  '#c7dcff',
  '#a6c5fc',
  '#81aaf7',
  '#5b8cea',
  '#3a6cce',
  '#2552aa',
  '#1b4089',
  '#122f67',
]
const gray: MantineColorsTuple = [
  '#f8f6f4',
  '#efece8',
  '#dedad5',
  '#c8c3bd',
  '#afaaa3',
  '#948e87',
  '#76716a',
  '#5c5751',
  '#49443f',
  '#36322d',
]
const dark: MantineColorsTuple = [
  '#e4e9eb',
  '#cdd2d5',
  '#afb5b9',
  '#8c9498',
  '#646d72',
  '#40494e',
  '#2d363a',
  '#1f272a',
  '#161d20',
  '#0e1417',
]

const accents = { daun, kunyit, delima, nila, gray }

const font = '"Plus Jakarta Sans Variable", system-ui, sans-serif'

export const theme: MantineThemeOverride = createTheme({
  // `red` and `green` are what the kit's own parts ask for when something fails or succeeds
  colors: { ...accents, dark, red: delima, green: daun, yellow: kunyit, blue: nila },
  primaryColor: 'daun',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  white: '#ffffff',
  black: '#211e1a',
  fontFamily: font,
  headings: {
    fontFamily: font,
    fontWeight: '700',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    // its arrows are too small to be hit, and the keyboard's own do the same
    NumberInput: { defaultProps: { size: 'md', hideControls: true } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    Select: { defaultProps: { size: 'md', allowDeselect: false } },
    MultiSelect: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle' } },
    Anchor: { defaultProps: { underline: 'always' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', size: 'lg', fw: 600, tt: 'none' } },
    // the first item has the focus, and not a part that nobody sees
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { centered: true, radius: 'lg' }, styles: { title: { fontWeight: 700 } } },
    Drawer: { styles: { title: { fontWeight: 700 } } },
    Card: {
      defaultProps: { radius: 'lg', withBorder: true, padding: 'lg' },
      styles: { root: { backgroundColor: 'var(--balai-surface)' } },
    },
  },
})

/** The library's quiet colours are too faint: these hold 4.5:1 for text in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf8f5',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-anchor': daun[7],
    '--mantine-color-error': delima[7],
    '--mantine-color-default-border': gray[3],
    '--balai-surface': '#ffffff',
    ...Object.assign({}, ...Object.entries(accents).map(([name, shades]) => lightTints(name, shades))),
  },
  dark: {
    '--mantine-color-body': dark[9],
    '--mantine-color-text': dark[0],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-anchor': daun[3],
    '--mantine-color-error': delima[3],
    '--mantine-color-default-border': dark[5],
    '--balai-surface': dark[8],
    ...Object.assign({}, ...Object.entries(accents).map(([name, shades]) => darkTints(name, shades))),
  },
})

const lightTints = (name: string, shades: MantineColorsTuple) => ({
  [`--mantine-color-${name}-light`]: shades[1],
  [`--mantine-color-${name}-light-hover`]: shades[2],
  [`--mantine-color-${name}-light-color`]: shades[8],
  [`--mantine-color-${name}-outline`]: shades[7],
  [`--mantine-color-${name}-text`]: shades[7],
})

const darkTints = (name: string, shades: MantineColorsTuple) => ({
  [`--mantine-color-${name}-light`]: `color-mix(in srgb, ${shades[5]} 22%, ${dark[8]})`,
  [`--mantine-color-${name}-light-hover`]: `color-mix(in srgb, ${shades[5]} 32%, ${dark[8]})`,
  [`--mantine-color-${name}-light-color`]: shades[2],
  [`--mantine-color-${name}-outline`]: shades[3],
  [`--mantine-color-${name}-text`]: shades[3],
})
