import {svg} from 'lit';

/** Drawings of the quiz alone, on the grid of the icons. */
export const FLAG = svg`<path d="M6 21V4M6 5h11l-2.5 4L17 13H6" />`;
export const CLOCK = svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7v5l3.5 2" />`;
