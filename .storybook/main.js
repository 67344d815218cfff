import {existsSync} from 'node:fs';
import {resolve} from 'node:path';

const media = resolve(import.meta.dirname, '../stories/lesson/media');

/** @type {import('@storybook/web-components-vite').StorybookConfig} */
export default {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // Stories name the example's media as the example itself does: media/...
  staticDirs: existsSync(media) ? [{from: '../stories/lesson/media', to: '/media'}] : [],
  core: {disableTelemetry: true, disableWhatsNewNotifications: true},
  // The tools of the frame are large; what the package itself weighs is counted by test/weight.mjs.
  viteFinal: (vite) => ({...vite, build: {...vite.build, chunkSizeWarningLimit: 2000}}),
};
