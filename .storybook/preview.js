import {setCustomElementsManifest} from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import {theme} from './theme.js';

// Every sentence of the docs and every control comes from the elements' doc comments.
setCustomElementsManifest(manifest);

/** @type {import('@storybook/web-components-vite').Preview} */
export default {
  tags: ['autodocs'],
  parameters: {
    controls: {expanded: true},
    options: {storySort: {order: ['Start here', 'Lesson', 'Video', 'Questions', 'Talk', '*']}},
    a11y: {test: 'error'},
    docs: {theme},
    layout: 'padded',
  },
  argTypesEnhancers: [onlyAttributesHaveControls],
};

/** Events, slots, parts and methods are listed, but there is nothing to set about them. */
function onlyAttributesHaveControls({argTypes}) {
  return Object.fromEntries(Object.entries(argTypes).map(([name, type]) => {
    const settable = /^(attributes|properties)?$/.test(type.table?.category ?? '');
    return [name, settable ? type : {...type, control: false}];
  }));
}
