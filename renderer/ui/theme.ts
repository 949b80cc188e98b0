/**
 * The look of the whole program as one Mantine theme: neutral greys, one accent, no shadow where a line does,
 * compact rows, no movement over 120 ms. Colours with a meaning (status, danger) are in styles/tokens.css,
 * because they differ between light and dark.
 */

import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  Drawer,
  Input,
  InputWrapper,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  SegmentedControl,
  Select,
  Tabs,
  Textarea,
  Tooltip,
} from '@mantine/core'

const grey: MantineColorsTuple = [
  '#f7f8f9',
  '#eff1f3',
  '#e3e6e9',
  '#d2d6db',
  '#b4bac1',
  '#8b939c',
  '#636b75',
  '#4b525b',
  '#343a41',
  '#20242a',
]

const dark: MantineColorsTuple = [
  '#e4e7ea',
  '#c3c9cf',
  '#a3abb4',
  '#7f8892',
  '#4d555f',
  '#3a4149',
  '#2a3037',
  '#1f242a',
  '#181c21',
  '#121519',
]

/** The one accent: a quiet blue-green that is none of the status colours. */
const accent: MantineColorsTuple = [
  '#e8f3f4',
  '#cfe5e7',
  '#a3ccd0',
  '#74b1b7',
  '#4d9aa1',
  '#2a848c',
  '#0f6d76',
  '#0b5a62',
  '#08474e',
  '#05343a',
]

const quick = { duration: 80, transition: 'fade' } as const

export const theme = createTheme({
  colors: { gray: grey, dark, accent },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  fontFamily: '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif',
  fontFamilyMonospace: '"Cascadia Mono", Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.35' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '8px' },
  defaultRadius: 'sm',
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_, { size = 'sm' }) => ({ root: size === 'sm' ? { '--button-height': '32px' } : {} }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: (_, { size = 'sm' }) => ({ wrapper: size === 'sm' ? { '--input-height': '32px' } : {} }),
    }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { size: 'sm', inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      vars: () => ({
        label: {},
        success: {},
        error: { '--input-error-size': '12px' },
        description: { '--input-description-size': '12px' },
      }),
    }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm', autosize: true, minRows: 2 } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs', transitionDuration: 80 } }),
    Select: Select.extend({ defaultProps: { size: 'sm', comboboxProps: { transitionProps: quick } } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    // The first item has the focus: what Mantine puts before it is nothing that may stand in a menu.
    Menu: Menu.extend({
      defaultProps: { transitionProps: quick, withinPortal: true, withInitialFocusPlaceholder: false },
    }),
    Popover: Popover.extend({ defaultProps: { transitionProps: quick } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: quick } }),
    Modal: Modal.extend({
      defaultProps: { transitionProps: quick, centered: true, overlayProps: { backgroundOpacity: 0.3 } },
    }),
    Drawer: Drawer.extend({ defaultProps: { transitionProps: { duration: 80 } } }),
  },
})
