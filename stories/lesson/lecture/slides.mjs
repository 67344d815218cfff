/**
 * The slides, drawn as SVG. A state is a list of layers (text and shapes) and a place, size and look for each of 1,000
 * people; `frame(a, b, t)` draws the way from one state to the next: people move, layers fade. People keep their number
 * from slide to slide, so the eye can follow the same ten from the crowd to the last count.
 *
 * Who someone is shows in the shape (a diamond is ill, a circle is healthy), the test's result in a plus sign. Coral stands
 * only for "ill" and "positive", and never alone.
 */
export const width = 1280;
export const height = 720;

const paper = '#fbf8f3';
const ink = '#22302f';
const muted = '#55635f';
const teal = '#0f766e';
const soft = '#8dbdb5';
const coral = '#cf4a35';
const line = '#e2dacb';

// ---- text ----------------------------------------------------------------------------------------------------------

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const text = (x, y, size, content, { fill = ink, weight = 400, anchor = 'start', family = 'Inter' } = {}) =>
  `<text x="${x}" y="${y}" font-family="${family}, sans-serif" font-size="${size}" font-weight="${weight}" fill="${fill}" ` +
  `text-anchor="${anchor}">${escaped(content)}</text>`;
/** Large words; with figures in them they are set in Inter, whose figures line up (Vollkorn's 1 looks like an I). */
const serif = (x, y, size, content, options = {}) =>
  /\d/.test(content)
    ? text(x, y, Math.round(size * 0.92), content, { weight: 700, family: 'Inter Display', ...options })
    : text(x, y, size, content, { weight: 600, family: 'Vollkorn', ...options });
const heading = (content) => serif(72, 112, 58, content);
const group = (...parts) => parts.join('');

// ---- people --------------------------------------------------------------------------------------------------------

const plus = (colour, reach, thick) =>
  `<path d="M${-reach} 0H${reach}M0 ${-reach}V${reach}" stroke="${colour}" stroke-width="${thick}" stroke-linecap="round"/>`;
const diamond = 'M0 -1.22L1.22 0L0 1.22L-1.22 0Z';
const looks = {
  unknown: `<circle r="1" fill="#b4bfba"/>`,
  healthy: `<circle r="1" fill="${soft}"/>`,
  ill: `<path d="${diamond}" fill="${coral}"/>`,
  found: `<path d="${diamond}" fill="${coral}"/>${plus('#fff', 0.44, 0.22)}`,
  missed: `<path d="M0 -1.1L1.1 0L0 1.1L-1.1 0Z" fill="${paper}" stroke="${coral}" stroke-width=".2"/>`,
  alarm: `<circle r=".9" fill="#fff" stroke="${coral}" stroke-width=".2"/>${plus(coral, 0.44, 0.26)}`,
};
const defs = Object.entries(looks).map(([name, shape]) => `<g id="${name}">${shape}</g>`).join('');

const people = Array.from({ length: 1000 }, (_, i) => i);
/** A fixed shuffle, so that whoever is ill or gets a false alarm stands scattered in the crowd. */
const shuffled = (() => {
  let seed = 1995;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const list = [...people];
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
})();
const ill = [47, 171, 229, 318, 404, 478, 571, 665, 788, 912];
const rank = new Map(ill.map((id, i) => [id, i]));
const healthy = people.filter((id) => !rank.has(id));
const healthyRank = new Map(healthy.map((id, i) => [id, i]));
const alarms = shuffled.filter((id) => !rank.has(id)).slice(0, 89).sort((a, b) => a - b);
const alarmRank = new Map(alarms.map((id, i) => [id, i]));
const mixed = [...ill.slice(0, 9), ...alarms].sort((a, b) => ((a * 619) % 1009) - ((b * 619) % 1009));
const mixedRank = new Map(mixed.map((id, i) => [id, i]));

/** A place in a grid of `columns`, counted along the rows or (`down`) along the columns. */
const cell = (i, { x, y, columns, rows, pitch, down = false }) => ({
  x: x + (down ? Math.floor(i / rows) : i % columns) * pitch,
  y: y + (down ? i % rows : Math.floor(i / columns)) * pitch,
});
const gone = (place) => ({ ...place, opacity: 0 });

const crowd = { x: 82, y: 172, columns: 40, pitch: 21 };
const block = { x: 82, y: 190, columns: 45, rows: 22, pitch: 18.6, down: true };
const tenBig = { x: 150, y: 310, columns: 5, pitch: 142 };
const table = { x: 100, y: 220, columns: 14, rows: 7, pitch: 58, down: true };
const row = (i, y, { x = 140, pitch = 100, r = 38 } = {}) => ({ x: x + i * pitch, y, r });

const everyone = (look) => (id) => ({ ...cell(id, crowd), r: 7.6, look: look(id) });
const inCrowd = everyone(() => 'unknown');
const illInCrowd = (id) => ({ ...inCrowd(id), r: rank.has(id) ? 10 : 7.6, look: rank.has(id) ? 'ill' : 'healthy' });
const sorted = (look = (id) => (rank.has(id) ? 'ill' : 'healthy')) => (id) =>
  rank.has(id)
    ? { ...cell(rank.get(id), { x: 1000, y: 200, columns: 5, pitch: 46 }), r: 15, look: look(id) }
    : { ...cell(healthyRank.get(id), block), r: 6.8, look: look(id) };
const ten = (look) => (id) =>
  rank.has(id)
    ? { ...cell(rank.get(id), tenBig), r: 48, look: look(rank.get(id)) }
    : gone({ ...cell(healthyRank.get(id), block), r: 6.8, look: 'healthy' });
const crowdOfHealthy = (look) => (id) =>
  rank.has(id)
    ? gone({ ...cell(rank.get(id), tenBig), r: 48, look: rank.get(id) < 9 ? 'found' : 'missed' })
    : { ...cell(healthyRank.get(id), block), r: 6.8, look: look(id) };
const marked = (id) => (alarmRank.has(id) ? { look: 'alarm', r: 10.2 } : { look: 'healthy', r: 6.2, opacity: 0.5 });

/** The 98 positive letters; `order` says where each stands, `strength` how strongly it is drawn. */
const letters = (order, strength = () => 1) => (id) => {
  if (rank.get(id) < 9) return { ...cell(order(id), table), r: 21.5, look: 'found', opacity: strength(id) };
  if (alarmRank.has(id)) return { ...cell(order(id), table), r: 21.5, look: 'alarm', opacity: strength(id) };
  return gone({ ...(rank.has(id) ? cell(9, tenBig) : cell(healthyRank.get(id), block)), r: 6.4, look: rank.has(id) ? 'missed' : 'healthy' });
};
const inOrder = (id) => (rank.has(id) ? rank.get(id) : 9 + alarmRank.get(id));

/** The 98 gathered to eleven: the nine ill become one, the 89 become ten. */
const eleven = (y, options) => (id) => {
  if (rank.get(id) < 9) return { ...row(0, y, options), look: 'found' };
  if (alarmRank.has(id)) return { ...row(1 + Math.floor((alarmRank.get(id) * 10) / 89), y, options), look: 'alarm' };
  return gone({ ...row(5, y, options), r: 6, look: 'healthy' });
};

/** Who tests positive twice: eight of the nine, eight of the 89. */
const twiceAlarm = new Map(alarms.filter((_, i) => i % 11 === 5).map((id, i) => [id, i]));
const twice = (id) => (rank.has(id) ? rank.get(id) < 8 : twiceAlarm.has(id));

// The clinic: 200 other people, half of them ill. Numbers 0 to 99 are the ill ones here.
const inClinic = (look) => (id) => {
  const sick = id < 100;
  const place = cell(sick ? id : id - 100, { x: sick ? 98 : 698, y: 194, columns: 10, pitch: 43 });
  return id < 200 ? { ...place, r: 15.5, look: look(id) } : gone({ ...cell(id, crowd), r: 7.6, look: 'unknown' });
};
const scattered = shuffled.filter((id) => id < 100);
const missedInClinic = new Set(scattered.slice(0, 10));
const alarmInClinic = new Set(scattered.slice(40, 49).map((id) => id + 100));
const positiveInClinic = people.filter((id) => (id < 100 ? !missedInClinic.has(id) : alarmInClinic.has(id)));
const clinicRank = new Map(positiveInClinic.map((id, i) => [id, i]));
const clinicLook = (found, alarm) => (id) =>
  id < 100
    ? found ? (missedInClinic.has(id) ? 'missed' : 'found') : 'ill'
    : alarm && alarmInClinic.has(id) ? 'alarm' : 'healthy';
const clinicTable = (id) =>
  clinicRank.has(id)
    ? { ...cell(clinicRank.get(id), { x: 100, y: 204, columns: 11, rows: 9, pitch: 49, down: true }), r: 18, look: id < 100 ? 'found' : 'alarm' }
    : gone(inClinic(clinicLook(true, true))(id));
const clinicEleven = (y, options) => (id) =>
  clinicRank.has(id)
    ? { ...row(Math.floor(clinicRank.get(id) / 9), y, options), look: id < 100 ? 'found' : 'alarm' }
    : gone({ ...row(5, y, options), r: 6, look: id < 100 ? 'missed' : 'healthy' });

/** A few people drawn as a layer, where the thousand are not on stage. */
const cast = (list, y, { x, pitch, r }) =>
  list.map((look, i) => `<use href="#${look}" transform="translate(${x + i * pitch} ${y}) scale(${r})"/>`).join('');
const nowhere = (id) => gone({ ...cell(id, crowd), r: 7.6, look: 'unknown' });
const panel = (big, small, { y = 330, fill = ink, more = [] } = {}) =>
  group(serif(952, y, 104, big, { fill }), text(956, y + 62, 44, small, { fill: muted }), ...more.map((words, i) => text(956, y + 116 + i * 54, 44, words, { fill: muted })));

// ---- parts that come back ------------------------------------------------------------------------------------------

const card = (x, y, w, h) => `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="20" fill="#fff" stroke="${line}" stroke-width="2"/>`;
const letter = (() => {
  const lines = [300, 338, 376].map((y, i) => `<rect x="160" y="${y}" width="${[380, 410, 250][i]}" height="10" rx="5" fill="#e9e3d7"/>`);
  const after = [548, 586].map((y, i) => `<rect x="160" y="${y}" width="${[400, 300][i]}" height="10" rx="5" fill="#e9e3d7"/>`);
  return group(
    `<rect x="112" y="100" width="520" height="548" rx="14" fill="#efe8da"/>`,
    `<rect x="104" y="88" width="520" height="548" rx="14" fill="#fff" stroke="${line}" stroke-width="2"/>`,
    `<rect x="160" y="140" width="120" height="14" rx="7" fill="${soft}"/>`,
    serif(160, 246, 46, 'Dear you,'), ...lines, ...after,
  );
})();
const result = group(
  `<rect x="146" y="416" width="436" height="96" rx="14" fill="#fdf1ee"/>`,
  `<g transform="translate(198 464) scale(27)"><circle r="1" fill="${coral}"/>${plus('#fff', 0.5, 0.24)}</g>`,
  serif(246, 482, 60, 'Positive', { weight: 800, fill: coral }),
);
const fact = (i, number, words) => {
  const y = 262 + i * 160;
  return group(serif(330, y, 92, number, { anchor: 'end', fill: teal }), ...words.map((w, k) => text(388, y - 30 + (words.length === 1 ? 10 : k * 56 - 14), 46, w)));
};
const facts = [
  fact(0, '1 %', ['of people are ill']),
  fact(1, '90 %', ['of the ill test positive']),
  fact(2, '9 %', ['of the healthy test positive, too:', 'a false alarm']),
];
const scale = group(
  `<path d="M130 440H1150" stroke="${soft}" stroke-width="10" stroke-linecap="round"/>`,
  ...[0, 25, 50, 75, 100].map((value) => `<circle cx="${130 + value * 10.2}" cy="440" r="13" fill="${paper}" stroke="${teal}" stroke-width="6"/>`),
  ...[[0, '0 %'], [50, '50 %'], [100, '100 %']].map(([value, words]) => text(130 + value * 10.2, 510, 44, words, { anchor: 'middle', fill: muted })),
);
const chips = group(
  ...[['1 % are ill', 72, 286], ['90 % are found', 384, 366], ['9 % false alarms', 776, 404]].map(([words, x, w]) =>
    group(`<rect x="${x}" y="578" width="${w}" height="76" rx="38" fill="#e5f0ee"/>`, text(x + w / 2, 631, 42, words, { anchor: 'middle', fill: '#0b5a54' }))),
);
const two = (y, label, amount, list) =>
  group(text(72, y - 62, 44, label, { fill: muted }), serif(1208, y - 58, 64, amount, { anchor: 'end' }), cast(list, y + 16, { x: 106, pitch: 106, r: 36 }));
const oneInEleven = ['found', ...Array(10).fill('alarm')];
const tenInEleven = [...Array(10).fill('found'), 'alarm'];
const hundred = Array.from({ length: 100 }, (_, i) => {
  const look = i === 37 ? 'ill' : 'healthy';
  return `<use href="#${look}" transform="translate(${820 + (i % 10) * 41} ${176 + Math.floor(i / 10) * 41}) scale(${i === 37 ? 16 : 13})"/>`;
}).join('');
const legend = (x, y, look, words) =>
  group(`<use href="#${look}" transform="translate(${x} ${y - 14}) scale(17)"/>`, text(x + 38, y, 42, words, { fill: ink }));

// ---- the states ----------------------------------------------------------------------------------------------------

const tenHeading = heading('The ten who are ill');
const healthyHeading = heading('Now the healthy');
const tableHeading = heading('All the positive letters');
const inverse1 = group(text(72, 216, 46, 'Of the ill,'), serif(72, 300, 60, '90 % test positive', { fill: teal }), cast([...Array(9).fill('found'), 'missed'], 280, { x: 644, pitch: 60, r: 23 }));
const inverse2 = group(text(72, 496, 46, 'Of those who test positive,'), serif(72, 580, 60, '1 in 11 is ill', { fill: teal }), cast(oneInEleven, 560, { x: 584, pitch: 60, r: 23 }));
const uselessHeading = heading('Is the test useless?');
const clinicHeading = heading('In the clinic, half are ill');
/** A hundred people, few or many of them ill. */
const some = (x, y, count, words) =>
  group(
    ...Array.from({ length: 100 }, (_, i) => {
      const sick = count === 1 ? i === 44 : (i * 37) % 100 < count;
      return `<use href="#${sick ? 'ill' : 'healthy'}" transform="translate(${x + (i % 10) * 23} ${y + Math.floor(i / 10) * 23}) scale(${sick ? 8.6 : 7.6})"/>`;
    }),
    text(x + 236, y + 120, 44, words, { fill: muted }),
  );
const rareAndCommon = group(some(800, 130, 1, 'rare'), some(800, 414, 50, 'common'));
const take = (y, words, size = 62) => words.map((w, i) => serif(72, y + i * (size + 16), size, w)).join('');

export const states = {
  blank: { dots: nowhere, layers: [] },
  title: {
    dots: nowhere,
    layers: [
      group(serif(72, 250, 100, 'What does a', { weight: 700 }), serif(72, 362, 100, 'positive test', { weight: 700 }), serif(72, 474, 100, 'mean?', { weight: 700 })),
      group(`<rect x="76" y="540" width="96" height="8" rx="4" fill="${teal}"/>`, text(72, 618, 42, 'Three minutes, and no formula', { fill: muted })),
      hundred,
    ],
  },
  // The title again, broken so that a play button in the middle covers no word.
  poster: {
    dots: nowhere,
    layers: [
      group(serif(72, 250, 96, 'What does', { weight: 700 }), serif(72, 358, 96, 'a positive', { weight: 700 }), serif(72, 466, 96, 'test mean?', { weight: 700 })),
      group(`<rect x="76" y="532" width="96" height="8" rx="4" fill="${teal}"/>`, text(72, 610, 42, 'Three minutes, and no formula', { fill: muted })),
      hundred,
    ],
  },
  letter: { dots: nowhere, layers: [letter, group(serif(712, 330, 64, 'You feel fine.'), text(712, 400, 46, 'It was a routine check.', { fill: muted }))] },
  'letter-positive': { dots: nowhere, layers: [letter, result, serif(712, 380, 88, 'Are you ill?')] },
  'facts-1': { dots: nowhere, layers: [heading('What you know'), facts[0]] },
  'facts-2': { dots: nowhere, layers: [heading('What you know'), ...facts.slice(0, 2)] },
  'facts-3': { dots: nowhere, layers: [heading('What you know'), ...facts] },
  guess: { dots: nowhere, layers: [group(serif(72, 150, 66, 'Your test is positive.'), serif(72, 240, 66, 'How likely is it that you are ill?')), scale, serif(640, 398, 76, '?', { anchor: 'middle', fill: teal }), chips] },

  people: { dots: inCrowd, layers: [heading('Think in people')] },
  'people-labelled': { dots: inCrowd, layers: [heading('Think in people'), panel('1,000', 'people')] },
  ill: { dots: illInCrowd, layers: [heading('One in a hundred is ill'), group(legend(960, 330, 'ill', '10 ill'))] },
  sorted: {
    dots: sorted(),
    layers: [heading('Ten ill, the others healthy'), group(serif(980, 368, 76, '10'), text(1082, 364, 44, 'ill', { fill: muted })), group(serif(72, 672, 76, '990'), text(212, 668, 44, 'healthy', { fill: muted }))],
  },
  'sorted-test': {
    dots: sorted(),
    layers: [heading('Everyone takes the test'), group(serif(980, 368, 76, '10'), text(1082, 364, 44, 'ill', { fill: muted })), group(serif(72, 672, 76, '990'), text(212, 668, 44, 'healthy', { fill: muted }))],
  },
  ten: { dots: ten(() => 'ill'), layers: [tenHeading] },
  'ten-asked': { dots: ten(() => 'ill'), layers: [tenHeading, group(serif(880, 330, 96, '90 %', { fill: teal }), text(884, 396, 44, 'test positive.'), text(884, 452, 44, 'How many?'))] },
  'ten-found': { dots: ten((i) => (i < 9 ? 'found' : 'ill')), layers: [tenHeading, group(serif(880, 330, 104, '9'), text(884, 396, 44, 'positive letters', { fill: muted }))] },
  'ten-missed': {
    dots: ten((i) => (i < 9 ? 'found' : 'missed')),
    layers: [tenHeading, group(serif(880, 330, 104, '9'), text(884, 396, 44, 'positive letters', { fill: muted })), text(718, 568, 44, '1 missed', { anchor: 'middle' })],
  },

  healthy: { dots: crowdOfHealthy(() => 'healthy'), layers: [healthyHeading] },
  'healthy-asked': { dots: crowdOfHealthy(() => 'healthy'), layers: [healthyHeading, group(serif(952, 330, 104, '9 %', { fill: teal }), text(956, 396, 44, 'of 990 get a'), text(956, 450, 44, 'false alarm'))] },
  who: {
    dots: (id) => rank.has(id)
      ? { ...cell(rank.get(id), { x: 172, y: 320, columns: 5, pitch: 76 }), r: 25, look: 'ill' }
      : { ...cell(healthyRank.get(id), { x: 724, y: 262, rows: 22, pitch: 10.6, down: true }), r: 3.9, look: 'healthy' },
    layers: [heading('Who gets more positive letters?'), card(72, 176, 504, 466), card(692, 176, 516, 466), serif(324, 590, 62, 'The ill?', { anchor: 'middle' }), serif(950, 590, 62, 'The healthy?', { anchor: 'middle' })],
  },
  alarms: { dots: (id) => ({ ...crowdOfHealthy(() => 'healthy')(id), ...(rank.has(id) ? {} : marked(id)) }), layers: [healthyHeading] },
  'alarms-89': {
    dots: (id) => ({ ...crowdOfHealthy(() => 'healthy')(id), ...(rank.has(id) ? {} : marked(id)) }),
    layers: [healthyHeading, panel('89', 'false alarms')],
  },

  table: { dots: letters((id) => mixedRank.get(id)), layers: [tableHeading] },
  'table-9': { dots: letters(inOrder, (id) => (rank.has(id) ? 1 : 0.22)), layers: [tableHeading, panel('9', 'ill', { y: 300 })] },
  'table-89': { dots: letters(inOrder, (id) => (rank.has(id) ? 0.22 : 1)), layers: [tableHeading, panel('89', 'healthy', { y: 300 })] },
  'table-98': { dots: letters(inOrder), layers: [tableHeading, panel('98', 'positive', { y: 300, more: ['9 ill,', '89 healthy'] })] },
  eleven: {
    dots: eleven(300),
    layers: [heading('How many of them are ill?'), group(serif(72, 520, 120, '1 in 11', { fill: teal }), text(500, 514, 52, 'That is about 9 percent.', { fill: muted }))],
  },
  'inverse-1': { dots: nowhere, layers: [heading('Which way round?'), inverse1] },
  'inverse-2': { dots: nowhere, layers: [heading('Which way round?'), inverse1, `<path d="M72 386H1208" stroke="${line}" stroke-width="3"/>`, inverse2] },

  useful: { dots: nowhere, layers: [uselessHeading, serif(72, 420, 200, 'No.', { fill: teal })] },
  'useful-up': {
    dots: nowhere,
    layers: [
      heading('It tells you a lot'),
      group(text(72, 250, 46, 'Before the test', { fill: muted }), serif(72, 342, 88, '1 in 100')),
      group(text(72, 480, 46, 'After a positive test', { fill: muted }), serif(72, 572, 88, '1 in 11', { fill: teal })),
      group(Array.from({ length: 100 }, (_, i) => `<use href="#${i ? 'healthy' : 'ill'}" transform="translate(${640 + (i % 20) * 28} ${224 + Math.floor(i / 20) * 28}) scale(${i ? 9 : 11})"/>`).join('')),
      cast(oneInEleven, 540, { x: 648, pitch: 54, r: 21 }),
    ],
  },
  second: { dots: letters(inOrder), layers: [heading('A second test'), panel('98', 'people', { y: 300 })] },
  'second-count': { dots: letters(inOrder, (id) => (twice(id) ? 1 : 0.16)), layers: [heading('A second test'), panel('16', 'positive', { y: 300, more: ['again: 8 ill,', '8 healthy'] })] },
  'second-half': {
    dots: (id) => (rank.get(id) < 8 || twiceAlarm.has(id)
      ? { ...cell(rank.has(id) ? rank.get(id) : 8 + twiceAlarm.get(id), { x: 176, y: 250, columns: 8, pitch: 132 }), r: 42, look: rank.has(id) ? 'found' : 'alarm' }
      : gone(letters(inOrder)(id))),
    layers: [heading('Positive twice'), group(serif(72, 580, 110, 'Half and half', { fill: teal }), text(800, 574, 48, '8 of about 16', { fill: muted }))],
  },

  clinic: { dots: inClinic(() => 'unknown'), layers: [heading('Now the clinic')] },
  'clinic-half': { dots: inClinic(clinicLook(false, false)), layers: [clinicHeading, serif(78, 678, 58, '100 ill'), serif(680, 678, 58, '100 healthy')] },
  'clinic-asked': { dots: inClinic(clinicLook(false, false)), layers: [heading('Positive. What does it mean here?'), serif(78, 678, 58, '100 ill'), serif(680, 678, 58, '100 healthy')] },
  'clinic-found': { dots: inClinic(clinicLook(true, false)), layers: [clinicHeading, serif(78, 678, 58, '90 positive'), serif(680, 678, 58, '100 healthy')] },
  'clinic-alarms': { dots: inClinic(clinicLook(true, true)), layers: [clinicHeading, serif(78, 678, 58, '90 positive'), serif(680, 678, 58, '9 false alarms')] },
  'clinic-table': { dots: clinicTable, layers: [tableHeading, serif(760, 330, 104, '99'), text(764, 392, 44, 'positive', { fill: muted }), text(764, 446, 44, '90 ill, 9 healthy', { fill: muted })] },
  'clinic-eleven': { dots: clinicEleven(300), layers: [heading('How many of them are ill?'), group(serif(72, 520, 120, '10 in 11', { fill: teal }), text(580, 514, 52, 'That is about 91 percent.', { fill: muted }))] },
  same: { dots: nowhere, layers: [heading('The same test, another meaning'), two(290, 'Routine check, positive', '1 in 11', oneInEleven), two(540, 'Clinic, positive', '10 in 11', tenInEleven)] },
  'take-1': { dots: nowhere, layers: [take(170, ['What a positive test', 'means depends on how', 'common the illness is.']), rareAndCommon] },
  'take-2': { dots: nowhere, layers: [take(170, ['What a positive test', 'means depends on how', 'common the illness is.']), rareAndCommon, take(494, ['Think in people,', 'not in percentages.'])] },
  'take-3': {
    dots: nowhere,
    layers: [group(text(72, 190, 48, 'Ask:', { fill: muted }), serif(72, 300, 84, 'Out of all who test positive,', { fill: teal }), serif(72, 404, 84, 'how many are ill?', { fill: teal })), cast(oneInEleven, 560, { x: 112, pitch: 102, r: 36 })],
  },
};

// ---- drawing -------------------------------------------------------------------------------------------------------

// Those with a positive test are drawn last, so they stay on top while the crowd moves.
const drawn = [...healthy.filter((id) => !alarmRank.has(id)), ...alarms, ...ill];
const ease = (t) => (t < 0.5 ? 4 * t * t * t : 1 - (-2 * t + 2) ** 3 / 2);
const round = (value) => Math.round(value * 100) / 100;
const use = (look, x, y, r, opacity) =>
  opacity < 0.01 || r < 0.1 ? '' : `<use href="#${look}" transform="translate(${round(x)} ${round(y)}) scale(${round(r)})"${opacity < 0.995 ? ` opacity="${round(opacity)}"` : ''}/>`;

/** One picture on the way from state `a` to state `b`; `t` goes from 0 to 1. */
export function frame(a, b = a, t = 1) {
  const [from, to] = [states[a], states[b]];
  if (!from || !to) throw new Error(`No such slide: ${from ? b : a}`);
  const e = ease(t);
  const mix = (x, y) => x + (y - x) * e;
  const dots = [];
  for (const id of drawn) {
    const p = from.dots(id);
    const q = to.dots(id);
    const opacityFrom = p.opacity ?? 1;
    const opacityTo = q.opacity ?? 1;
    // Someone who was not on stage appears in place instead of flying in.
    const [x, y, r] = opacityFrom < 0.01 ? [q.x, q.y, q.r] : opacityTo < 0.01 ? [p.x, p.y, p.r] : [mix(p.x, q.x), mix(p.y, q.y), mix(p.r, q.r)];
    const opacity = mix(opacityFrom, opacityTo);
    if (p.look === q.look || e >= 1) dots.push(use(q.look, x, y, r, opacity));
    else if (opacityFrom < 0.01) dots.push(use(q.look, x, y, r, opacity));
    else if (opacityTo < 0.01) dots.push(use(p.look, x, y, r, opacity));
    else dots.push(use(p.look, x, y, r, opacity * Math.min(1, 2 - 2 * e)), use(q.look, x, y, r, opacity * Math.min(1, 2 * e)));
  }
  const layer = (content, opacity, dy = 0) => (opacity < 0.01 ? '' : `<g opacity="${round(opacity)}" transform="translate(0 ${round(dy)})">${content}</g>`);
  const layers = [
    ...from.layers.filter((l) => !to.layers.includes(l)).map((l) => (t >= 1 ? '' : layer(l, Math.max(0, 1 - 2 * t)))),
    ...to.layers.map((l) => (from.layers.includes(l) ? layer(l, 1) : layer(l, Math.max(0, 2 * t - 1), 10 * (1 - ease(Math.max(0, 2 * t - 1)))))),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<defs>${defs}</defs><rect width="${width}" height="${height}" fill="${paper}"/>${layers.join('')}${dots.join('')}</svg>`;
}

/** The numbers as drawn, so that make.mjs can hold them against the narration. */
export const drawnNumbers = {
  ill: ill.length, healthy: healthy.length, alarms: alarms.length, twiceHealthy: twiceAlarm.size,
  clinicFound: 100 - missedInClinic.size, clinicAlarms: alarmInClinic.size, clinicPositive: positiveInClinic.length,
};
