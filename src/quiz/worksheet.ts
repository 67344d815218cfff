import {html} from 'lit';
import {adopt} from '../element/adopt.js';
import {worksheet as words} from '../lang/en/worksheet.js';
import {speak} from '../lang/speak.js';
import type {Extra, Parts} from './extra.js';
import {sheetStyles, worksheetStyles} from './worksheet.styles.js';

/** The quiz on paper: to write on before it is answered, and afterwards with what came of it. */
export const worksheet = (parts: Parts): Extra => {
  speak(words);
  const {localize} = parts;
  return {
    styles: worksheetStyles,
    draw: {
      top: () => html`<p class="pen" aria-hidden="true"><span>${localize.term('nameOnPaper')}</span><span>${localize.term('dateOnPaper')}</span></p>`,
    },
    onUpdated: () => {
      for (const {question} of parts.all()) if (question) adopt(question, sheetStyles);
    },
  };
};
