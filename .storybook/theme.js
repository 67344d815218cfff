import {create} from 'storybook/theming/create';

// A calm frame, so that the lesson is the loudest thing on the page.
export const theme = create({
  base: 'light',
  brandTitle: 'flip-elements',
  brandTarget: '_self',
  fontBase: 'system-ui, sans-serif',
  colorPrimary: '#2b5d8a',
  colorSecondary: '#2b5d8a',
  appBg: '#f6f6f4',
  appContentBg: '#ffffff',
  appBorderColor: '#dcdcd6',
  appBorderRadius: 6,
  textColor: '#222222',
  barSelectedColor: '#2b5d8a',
});
