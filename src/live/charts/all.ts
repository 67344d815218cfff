/** Charts beyond bars: a page loads them with the first votes that want one. */
import type {TemplateResult} from 'lit';
import type {Localize} from '../../element/localize.js';
import {tallies} from '../../lang/en/tallies.js';
import {speak} from '../../lang/speak.js';
import type {Chart} from '../votes-shown.js';
import {drawCloud} from './cloud.js';
import {drawHistogram} from './histogram.js';
import {drawMap} from './map.js';
import {drawMatrix} from './matrix.js';
import {drawPoints} from './points.js';
import {drawRank} from './rank.js';

export {chartStyles} from './charts.styles.js';

speak(tallies);

/** By how votes were counted. */
export const CHARTS: Readonly<Record<string, (chart: Chart, localize: Localize) => TemplateResult>> = {
  cloud: drawCloud, rank: drawRank, points: drawPoints, grid: drawMatrix, pin: drawMap, number: drawHistogram,
};
