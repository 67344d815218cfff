/** Areas of a picture, as HTML's `<area>` writes them: plain geometry in the picture's own pixels. */

export interface Point {x: number; y: number}
export interface Box {left: number; top: number; width: number; height: number}

export type Shape = {kind: 'rect'; box: Box} | {kind: 'circle'; x: number; y: number; r: number} | {kind: 'poly'; points: Point[]};

/** As a browser reads `shape` and `coords` (HTML, "image map processing model"); `undefined` where they give no area. */
export function shapeOf(shape: string | null, coords: string | null): Shape | undefined {
  const numbers = (coords ?? '').split(/[\s,;]+/).filter(Boolean).map(Number.parseFloat).map((n) => (Number.isFinite(n) ? n : 0));
  switch ((shape ?? '').trim().toLowerCase()) {
    case 'circle': case 'circ': return circle(numbers);
    case 'poly': case 'polygon': return poly(numbers);
    case 'default': return undefined;
    default: return rect(numbers);
  }
}

function rect([x1, y1, x2, y2]: number[]): Shape | undefined {
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined || x1 === x2 || y1 === y2) return undefined;
  return {kind: 'rect', box: {left: Math.min(x1, x2), top: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1)}};
}

function circle([x, y, r]: number[]): Shape | undefined {
  return x === undefined || y === undefined || r === undefined || r <= 0 ? undefined : {kind: 'circle', x, y, r};
}

function poly(numbers: number[]): Shape | undefined {
  const points = Array.from({length: Math.floor(numbers.length / 2)}, (_, i) => ({x: numbers[2 * i] ?? 0, y: numbers[2 * i + 1] ?? 0}));
  return points.length < 3 ? undefined : {kind: 'poly', points};
}

/** Is that point in it? Of a polygon by the even-odd rule, as in HTML. */
export function contains(shape: Shape, {x, y}: Point): boolean {
  if (shape.kind === 'circle') return Math.hypot(x - shape.x, y - shape.y) <= shape.r;
  if (shape.kind === 'rect') {
    const {left, top, width, height} = shape.box;
    return x >= left && x <= left + width && y >= top && y <= top + height;
  }
  const {points} = shape;
  return points.filter((a, i) => {
    const b = points[(i + 1) % points.length] ?? a;
    return a.y > y !== b.y > y && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x;
  }).length % 2 === 1;
}

/** The smallest box around it. */
export function boxOf(shape: Shape): Box {
  if (shape.kind === 'rect') return shape.box;
  if (shape.kind === 'circle') return {left: shape.x - shape.r, top: shape.y - shape.r, width: 2 * shape.r, height: 2 * shape.r};
  const [xs, ys] = [shape.points.map(({x}) => x), shape.points.map(({y}) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top};
}

/** A point inside it: the middle of its box, or where that is not inside, the middle of its widest row there or nearby. */
export function innerPoint(shape: Shape): Point {
  const {left, top, width, height} = boxOf(shape);
  const middle = {x: left + width / 2, y: top + height / 2};
  if (shape.kind !== 'poly' || contains(shape, middle)) return middle;
  const rows = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9].map((share) => widest(shape.points, top + height * share));
  const [best] = rows.filter((row) => row !== undefined).sort((a, b) => b.width - a.width);
  return best ? {x: best.x, y: best.y} : shape.points[0] ?? middle;
}

/** The widest stretch of a polygon at that height. */
function widest(points: readonly Point[], y: number): (Point & {width: number}) | undefined {
  const crossings = points.flatMap((a, i) => {
    const b = points[(i + 1) % points.length] ?? a;
    return a.y > y !== b.y > y ? [(b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x] : [];
  }).sort((a, b) => a - b);
  const stretches = crossings.flatMap((from, i) => {
    const to = crossings[i + 1];
    return i % 2 === 0 && to !== undefined ? [{x: (from + to) / 2, y, width: to - from}] : [];
  });
  return stretches.sort((a, b) => b.width - a.width)[0];
}

/**
 * The place of the area that a point in the picture is in, the first as in HTML; an area that is small on the screen can
 * be hit a little beside it. `undefined`: elsewhere.
 * @param reach half of the least size of a target, in the picture's pixels
 */
export function areaAt(shapes: readonly (Shape | undefined)[], point: Point, reach: number): number | undefined {
  const at = shapes.findIndex((shape) => shape && contains(shape, point));
  if (at >= 0) return at;
  const near = shapes.map((shape, place) => ({place, distance: shape ? beside(shape, point, reach) : Infinity}))
    .filter(({distance}) => distance <= reach).sort((a, b) => a.distance - b.distance);
  return near[0]?.place;
}

/** How far a point is from the middle of an area that is smaller than a target should be. */
function beside(shape: Shape, {x, y}: Point, reach: number): number {
  const {width, height} = boxOf(shape);
  const inner = innerPoint(shape);
  return Math.min(width, height) < 2 * reach ? Math.hypot(x - inner.x, y - inner.y) : Infinity;
}
