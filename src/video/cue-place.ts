/** Where a cue goes in the picture: the settings of WebVTT, and room for those that come at one time. */

/** Pixels. */
export interface Rect {x: number; y: number; width: number; height: number}

export type Frame = Pick<Rect, 'width' | 'height'>;

/** A step to the side to which a box gives way: -1, 0 or 1 on each axis. */
export interface Way {x: number; y: number}

/** What a cue asks for; browsers know some of it under no name, and other people's cues have none of it. */
export type CueWishes = Partial<Pick<VTTCue, 'line' | 'snapToLines' | 'position' | 'size' | 'align' | 'vertical' | 'lineAlign' | 'positionAlign'>>;

/**
 * The stretch of the line a cue takes, as shares 0..1 of the picture's width (its height for vertical text): WebVTT's
 * "apply cue settings", with start and end at the edges of the picture where no position is set, as browsers do.
 */
export function stretchOf({position = 'auto', size = 100, align = 'center', positionAlign = 'auto'}: CueWishes, rtl: boolean): [from: number, length: number] {
  const side = align === 'start' ? (rtl ? 'right' : 'left') : align === 'end' ? (rtl ? 'left' : 'right') : align;
  const at = typeof position === 'number' ? position : side === 'left' ? 0 : side === 'right' ? 100 : 50;
  const anchor = positionAlign !== 'auto' ? positionAlign : side === 'left' ? 'line-left' : side === 'right' ? 'line-right' : 'center';
  const most = anchor === 'line-left' ? 100 - at : anchor === 'line-right' ? at : 2 * Math.min(at, 100 - at);
  const length = Math.min(size, most);
  const from = anchor === 'line-left' ? at : anchor === 'line-right' ? at - length : at - length / 2;
  return [from / 100, length / 100];
}

/**
 * The edge of a cue across the lines, pixels from the side where the first line is, and the way it gives: up from
 * the bottom, down from the top.
 * @param all the room across the lines
 * @param own what the cue takes of it
 * @param step the height of one line
 */
export function acrossOf({line = 'auto', snapToLines = true, lineAlign = 'start'}: CueWishes, all: number, own: number, step: number): {at: number; way: number} {
  if (typeof line !== 'number') return {at: all - own, way: -1};
  if (!snapToLines) {
    const at = (line / 100) * all - (lineAlign === 'center' ? own / 2 : lineAlign === 'end' ? own : 0);
    return {at, way: line < 50 ? 1 : -1};
  }
  return line < 0 ? {at: all + line * step - Math.max(0, own - step), way: -1} : {at: line * step, way: 1};
}

/** Finds a box room beside those that have theirs: first its way, then the other; where there is none it covers. */
export function settle(box: Rect, taken: readonly Rect[], frame: Frame, way: Way): Rect {
  const inside = clamp(box, frame);
  return slide(inside, taken, frame, way) ?? slide(inside, taken, frame, {x: -way.x, y: -way.y}) ?? inside;
}

function slide(box: Rect, taken: readonly Rect[], frame: Frame, way: Way): Rect | undefined {
  let at = box;
  for (let hit = hitBy(at, taken); hit; hit = hitBy(at, taken)) {
    at = {...at};
    if (way.y !== 0) at.y = way.y < 0 ? hit.y - at.height : hit.y + hit.height;
    else at.x = way.x < 0 ? hit.x - at.width : hit.x + hit.width;
    if (!isInside(at, frame)) return undefined;
  }
  return at;
}

const SLACK = 0.5;

const hitBy = (box: Rect, taken: readonly Rect[]) => taken.find((other) =>
  box.x + box.width > other.x + SLACK && other.x + other.width > box.x + SLACK
  && box.y + box.height > other.y + SLACK && other.y + other.height > box.y + SLACK);

const isInside = ({x, y, width, height}: Rect, frame: Frame) =>
  x >= -SLACK && y >= -SLACK && x + width <= frame.width + SLACK && y + height <= frame.height + SLACK;

function clamp({x, y, width, height}: Rect, frame: Frame): Rect {
  return {x: Math.max(0, Math.min(x, frame.width - width)), y: Math.max(0, Math.min(y, frame.height - height)), width, height};
}
