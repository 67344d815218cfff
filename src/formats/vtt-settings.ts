import type {CueRegion, CueSettings} from './cue.js';

/** Start, end and settings of a timings line. WebVTT's white space is ASCII's. */
export const TIMINGS = /^[\t\f ]*([\d:.]+)[\t\f ]*-->[\t\f ]*((?:\d+:)?\d\d:\d\d\.\d{3}(?!\d))(.*)$/s;
const TIMESTAMP = /^(?:(\d+):)?(\d\d):(\d\d)\.(\d{3})$/;

/** Seconds of a WebVTT timestamp; hours may have any number of digits. `undefined` when it is none. */
export function timeOf(text = ''): number | undefined {
  const [whole, hours = '0', minutes, seconds, thousandths] = TIMESTAMP.exec(text) ?? [];
  if (whole === undefined || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${thousandths}`);
}

type Change<T> = Partial<T> | undefined;

/** What a cue's settings say, https://www.w3.org/TR/webvtt1/#webvtt-cue-settings; what is wrong is passed over. */
export function readSettings(text: string, regions: readonly CueRegion[]): Partial<CueSettings> {
  const settings: Partial<CueSettings> = {};
  for (const [name, value] of pairs(text)) {
    if (name === 'region') settings.region = regions.findLast(({id}) => id === value) ?? null;
    else if (Object.hasOwn(SETTINGS, name)) Object.assign(settings, SETTINGS[name as keyof typeof SETTINGS](value));
  }
  const {line = 'auto', size = 100, vertical = ''} = settings;
  // A region says itself where its lines stand.
  if (line !== 'auto' || size !== 100 || vertical !== '') delete settings.region;
  return settings;
}

const SETTINGS = {
  vertical: (value): Change<CueSettings> => (value === 'rl' || value === 'lr' ? {vertical: value} : undefined),
  line: readLine,
  position: (value): Change<CueSettings> => {
    const [place, positionAlign] = halves(value);
    const position = percentage(place);
    if (position === undefined || !isOneOf(['line-left', 'center', 'line-right', undefined], positionAlign)) return undefined;
    return {position, ...(positionAlign && {positionAlign})};
  },
  size: (value): Change<CueSettings> => {
    const size = percentage(value);
    return size === undefined ? undefined : {size};
  },
  align: (value): Change<CueSettings> => (isOneOf(['start', 'center', 'end', 'left', 'right'], value) ? {align: value} : undefined),
} satisfies Record<string, (value: string) => Change<CueSettings>>;

function readLine(value: string): Change<CueSettings> {
  const [place, lineAlign] = halves(value);
  if (!isOneOf(['start', 'center', 'end', undefined], lineAlign)) return undefined;
  const snapToLines = !place.endsWith('%');
  const line = snapToLines ? lineNumber(place) : percentage(place);
  return line === undefined ? undefined : {line, snapToLines, ...(lineAlign && {lineAlign})};
}

/** What a region block says, https://www.w3.org/TR/webvtt1/#collect-webvtt-region-settings. */
export function readRegion(text: string): CueRegion {
  const region: CueRegion = {
    id: '', width: 100, lines: 3, regionAnchorX: 0, regionAnchorY: 100, viewportAnchorX: 0, viewportAnchorY: 100, scroll: '',
  };
  for (const [name, value] of pairs(text)) {
    if (Object.hasOwn(REGION_SETTINGS, name)) Object.assign(region, REGION_SETTINGS[name as keyof typeof REGION_SETTINGS](value));
  }
  return region;
}

const REGION_SETTINGS = {
  id: (id): Change<CueRegion> => ({id}),
  width: (value): Change<CueRegion> => {
    const width = percentage(value);
    return width === undefined ? undefined : {width};
  },
  lines: (value): Change<CueRegion> => (/^\d+$/.test(value) ? {lines: Number(value)} : undefined),
  regionanchor: (value): Change<CueRegion> => {
    const [x, y] = anchor(value);
    return x === undefined || y === undefined ? undefined : {regionAnchorX: x, regionAnchorY: y};
  },
  viewportanchor: (value): Change<CueRegion> => {
    const [x, y] = anchor(value);
    return x === undefined || y === undefined ? undefined : {viewportAnchorX: x, viewportAnchorY: y};
  },
  scroll: (value): Change<CueRegion> => (value === 'up' ? {scroll: 'up'} : undefined),
} satisfies Record<string, (value: string) => Change<CueRegion>>;

/** `name:value` between white space; what lacks a side is passed over. */
function pairs(text: string): [name: string, value: string][] {
  return text.split(/[\t\n\f ]+/).flatMap((setting) => {
    const colon = setting.indexOf(':');
    return colon > 0 && colon < setting.length - 1 ? [[setting.slice(0, colon), setting.slice(colon + 1)]] : [];
  });
}

function halves(value: string): [string, string?] {
  const comma = value.indexOf(',');
  return comma < 0 ? [value] : [value.slice(0, comma), value.slice(comma + 1)];
}

const anchor = (value: string) => halves(value).map(percentage);

function percentage(value = ''): number | undefined {
  const number = /^\d+(?:\.\d+)?%$/.test(value) ? parseFloat(value) : NaN;
  return number <= 100 ? number : undefined;
}

function lineNumber(value: string): number | undefined {
  const number = /^-?(?:\d+)(?:\.\d+)?$/.test(value) ? Number(value) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

const isOneOf = <const T>(known: readonly T[], value: unknown): value is T => (known as readonly unknown[]).includes(value);
