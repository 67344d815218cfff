// One row for each type of question: its HTML in two directions, what answers it right and wrong, how hands do it by keys
// alone and by touch alone, and what its author may get wrong. `t(english, arabic)` picks the words.
import { hash } from '../../dist/core.js';

const PICTURE = '/stories/lesson/picture.jpg';
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen';

const option = (value, words, { attributes = '', feedback = '' } = {}) =>
  `<flip-option value="${value}" ${attributes}>${words}${feedback && ` <span slot="feedback">${feedback}</span>`}</flip-option>`;

/** A picture with areas; their names are theirs. */
const map = (id, alt, areas) => `<img src="${PICTURE}" alt="${alt}" width="480" height="270" usemap="#${id}-map"><map name="${id}-map">${areas}</map>`;

const pair = (item, partner) => `${item}[.]${hash(partner)}`;

export const TYPES = {
  choice: {
    html: (t) => `<p>${t('Which force acts at the top?', 'أي قوة تؤثر في الأعلى؟')}</p>
      ${option('g', t('Only gravity, as all the way up and down', 'الجاذبية وحدها'), { attributes: 'correct', feedback: t('Yes.', 'نعم.') })}
      ${option('u', LONG, { attributes: 'misconception="impetus"', feedback: t('Motion needs no force.', 'الحركة لا تحتاج إلى قوة.') })}
      ${option('n', t('None', 'لا شيء'))}`,
    right: () => ['g'], wrong: () => ['u'],
    keys: async ({ press, at }) => {
      await press('Tab');
      await press('Space');
      while (await at() !== 'g') await press('ArrowDown');
    },
    touch: ({ tap, within }) => tap(within('label:has([value=g])')),
    faulty: () => '<p>No options</p>',
  },
  multiple: {
    html: (t) => `<p>${t('What are forces?', 'ما القوى؟')}</p>
      ${option('a', t('A push', 'دفع'), { attributes: 'correct' })}${option('b', t('A pull', 'سحب'), { attributes: 'correct', feedback: t('Yes.', 'نعم.') })}
      ${option('c', t('Speed', 'سرعة'), { feedback: t('A measure of motion.', 'مقياس للحركة.') })}`,
    right: () => ['a', 'b'], wrong: () => ['c'],
    keys: async ({ press, at }) => {
      for (const wanted of ['a', 'b']) {
        while (await at() !== wanted) await press('Tab');
        await press('Space');
      }
    },
    touch: async ({ tap, within }) => {
      await tap(within('label:has([value=a])'));
      await tap(within('label:has([value=b])'));
    },
    faulty: () => `<p>Nothing is right</p>${option('a', 'Push')}${option('b', 'Push')}`,
  },
  'true-false': {
    html: (t) => `<p>${t('The sun is a star.', 'الشمس نجم.')}</p>
      ${option('t', t('True', 'صحيح'), { attributes: 'correct', feedback: t('A near one.', 'قريب منا.') })}${option('f', t('False', 'خطأ'))}`,
    right: () => ['t'], wrong: () => ['f'],
    keys: async ({ press, at }) => {
      await press('Tab');
      await press('Space');
      while (await at() !== 't') await press('ArrowDown');
    },
    touch: ({ tap, within }) => tap(within('label:has([value=t])')),
    faulty: () => `<p>Three of two</p>${option('t', 'True', { attributes: 'correct' })}${option('f', 'False')}${option('m', 'Maybe')}`,
  },
  short: {
    attributes: (t) => `answer="${t('Paris', 'باريس')}"`,
    html: (t) => `<p>${t('The capital of France?', 'ما عاصمة فرنسا؟')}</p>${option('l', t('Lyon', 'ليون'), { feedback: t('It was, for Gaul.', 'كانت عاصمة الغال.') })}`,
    right: (t) => [t('Paris', 'باريس')], wrong: (t) => [t('Lyon', 'ليون')],
    keys: async ({ press, write }) => {
      await press('Tab');
      await write('Paris');
    },
    touch: async ({ tap, write, within }) => {
      await tap(within('input'));
      await write('Paris');
    },
    faulty: () => '<p>No answer</p>',
  },
  number: {
    attributes: () => 'answer="9.81" tolerance=".05" unit="m/s²"',
    html: (t) => `<p>${t('How fast does it fall?', 'ما تسارع السقوط؟')}</p>${option('x', '10', { attributes: 'tolerance="0"', feedback: t('More exactly?', 'بدقة أكثر؟') })}`,
    right: () => ['9.81 m/s²'], wrong: () => ['9.81'],
    keys: async ({ press, write }) => {
      await press('Tab');
      await write('9.81 m/s²');
    },
    touch: async ({ tap, write, within }) => {
      await tap(within('input'));
      await write('9.81 m/s²');
    },
    faulty: () => `<p>No number</p>${option('x', 'about ten')}`,
  },
  blanks: {
    html: (t) => `<p>${t('Fill them', 'املأ الفراغات')}</p><p>${t('Water is', 'الماء')}
      <flip-blank answer="${t('wet', 'سائل')}" hint="${t('Touch it.', 'المسه.')}"></flip-blank> ${t('and', 'و')}
      <flip-blank>${option('c', t('clear', 'شفاف'), { attributes: 'correct' })}${option('b', t('black', 'أسود'), { feedback: t('Look.', 'انظر.') })}${option('d', LONG)}</flip-blank>.</p>`,
    right: (t) => [t('wet', 'سائل'), 'c'], wrong: (t) => [t('dry', 'جاف'), 'b'],
    busy: (question) => question.querySelector('flip-blank').shadowRoot.querySelector('button').click(),
    keys: async ({ press, write, to }) => {
      await press('Tab');
      await write('wet');
      await to('Hint: Blank 1 of 2');
      await press('Enter');
      await to('Blank 2 of 2');
      await write('cle');
    },
    touch: async ({ tap, write, choose, within }) => {
      await tap(within('flip-blank input'));
      await write('wet');
      await tap(within('flip-blank button'));
      await choose(within('flip-blank select'), 'clear');
    },
    faulty: () => '<p>A blank without answer: <flip-blank></flip-blank></p>',
  },
  match: {
    html: (t) => `<p>${t('Which capital belongs where?', 'أي عاصمة لأي بلد؟')}</p>
      ${option('fr', t('France', 'فرنسا'), { attributes: `match="${t('Paris', 'باريس')}"`, feedback: t('On the Seine.', 'على السين.') })}
      ${option('es', t('Spain', 'إسبانيا'), { attributes: `match="${t(LONG, 'مدريد')}"` })}<flip-option match="${t('Rome', 'روما')}"></flip-option>`,
    right: (t) => [pair('fr', t('Paris', 'باريس')), pair('es', t(LONG, 'مدريد'))], wrong: (t) => [pair('fr', t('Rome', 'روما'))],
    busy: (question) => question.shadowRoot.querySelector('.bank button').click(),
    keys: async ({ press, write, to, heard }) => {
      await press('Tab');
      await write('Par');
      await press('Tab');
      // From the last list on to the cards: one stop, then arrows.
      await to('', '.bank button');
      await to(LONG, undefined, 'ArrowRight');
      await press('Enter', `Put ${LONG} here: Spain`);
      await press('Enter');
      await heard(/2 of 2 placed/);
    },
    touch: async ({ tap, within }) => {
      for (const [card, item] of [['Paris', 'France'], [LONG, 'Spain']]) {
        await tap(within('.bank button', card));
        await tap(within(`.put[aria-label$="${item}"]`));
      }
    },
    faulty: () => `<p>No partner</p>${option('fr', 'France')}${option('es', 'Spain')}`,
  },
  order: {
    html: (t) => `<p>${t('The nearest to the sun first.', 'الأقرب إلى الشمس أولاً.')}</p>
      ${[['1', 'Mercury', 'عطارد'], ['2', 'Venus', 'الزهرة'], ['3', `Earth ${LONG}`, 'الأرض']].map(([key, en, ar]) => option(key, t(en, ar), { feedback: t('Look again.', 'انظر ثانية.') })).join('')}`,
    right: () => ['1', '2', '3'], wrong: () => ['2', '1', '3'],
    keys: async ({ press, to, item, heard }) => {
      await press('Tab');
      for (const [place, name] of ['Mercury', 'Venus', 'Earth'].entries()) {
        await to(`Move up: ${name}`);
        for (let i = await item(name); i > place; i -= 1) {
          await press(i % 2 ? 'ArrowUp' : 'Enter', `Move up: ${name}`);
          await heard(new RegExp(`moved to place ${i} of 3$`));
        }
      }
    },
    touch: async ({ tap, within, item }) => {
      for (const [place, name] of ['Mercury', 'Venus', 'Earth'].entries()) {
        for (let i = await item(name); i > place; i -= 1) await tap(within(`.up[aria-label*="${name}"]`));
      }
    },
    faulty: () => `<p>One of one</p>${option('1', 'Mercury')}`,
  },
  drag: {
    html: (t) => `<p>${t('Complete it.', 'أكمل.')}</p><p>${t('Light goes from the', 'يسير الضوء من')} <flip-blank answer="${t('sun', 'الشمس')}"></flip-blank>
      ${t('to the', 'إلى')} <flip-blank answer="${t('earth', 'الأرض')}"></flip-blank>.</p>${option('m', t('moon', 'القمر'), { feedback: t('Not its own.', 'ليس ضوءه.') })}${option('l', LONG)}`,
    right: (t) => [t('sun', 'الشمس'), t('earth', 'الأرض')], wrong: (t) => [t('moon', 'القمر'), ''],
    busy: (question) => question.shadowRoot.querySelector('.bank button').click(),
    keys: async ({ press, to, heard }) => {
      await press('Tab', 'Gap 1 of 2: empty');
      await press('Enter');
      await to('sun', undefined, 'ArrowRight');
      await press('Enter', 'Gap 1 of 2: sun');
      await to('', '.bank button');
      await to('earth', undefined, 'ArrowRight');
      await press('Enter', 'Gap 2 of 2: empty');
      await press('Enter', 'Gap 2 of 2: earth');
      await heard(/2 of 2 placed/);
    },
    touch: async ({ tap, within, all }) => {
      await tap(within('.bank button', 'sun'));
      await tap(all('flip-blank button').nth(0));
      await tap(all('flip-blank button').nth(1));
      await tap(within('.bank button', 'earth'));
    },
    faulty: () => `<p>No gap</p>${option('m', 'moon')}`,
  },
  mark: {
    html: (t) => `<p>${t('Mark the verbs.', 'حدد الأفعال.')}</p><p>${t(`She <mark>runs</mark> and I <mark>sleep</mark>, ${LONG}.`, 'هي <mark>تركض</mark> وهو <mark>ينام</mark>.')}</p>
      ${option('x', t('and', 'هي'), { feedback: t('It joins.', 'ضمير.') })}`,
    right: (t) => [t('runs', 'تركض'), t('sleep', 'ينام')], wrong: (t) => [t('and', 'هي')],
    keys: async ({ press, at }) => {
      await press('Tab');
      for (const wanted of ['runs', 'sleep']) {
        while (await at() !== wanted) await press('ArrowRight');
        await press('Space');
      }
    },
    touch: async ({ tap, within }) => {
      for (const word of ['runs', 'sleep']) await tap(within('.word', word), { position: { x: 12, y: 15 } });
    },
    faulty: () => '<p>Mark the verbs.</p><p>She runs.</p>',
  },
  hotspot: {
    html: (t, id) => `<p>${t('Where is the screen?', 'أين الشاشة؟')}</p>${map(id, t('A class room', 'قاعة درس'), `
      <area shape="rect" coords="0,0,240,270" alt="${t('Left half', 'النصف الأيسر')}" correct><area shape="circle" coords="400,80,40" alt="${t(LONG, 'دائرة')}">
      <area shape="poly" coords="250,260,470,260,470,200,460,250" alt="${t('Lower corner', 'الزاوية')}">`)}${option(t('Left half', 'النصف الأيسر'), '', { feedback: t('There.', 'هناك.') })}`,
    right: (t) => [t('Left half', 'النصف الأيسر')], wrong: (t) => [t(LONG, 'دائرة')],
    busy: (question) => question.shadowRoot.querySelector('summary').click(),
    keys: async ({ press, at }) => {
      await press('Tab');
      await press('Space');
      while (await at() !== 'Left half') await press('ArrowRight');
    },
    touch: ({ tap, within }) => tap(within('.picture'), { position: { x: 40, y: 40 } }),
    faulty: () => `<p>No areas</p><img src="${PICTURE}" usemap="#none" alt="A class room" width="240" height="135">`,
  },
  scale: {
    attributes: (t) => `min="1" max="7" labels="${t('Not sure at all|Very sure', 'غير متأكد|متأكد جدًا')}"`,
    html: (t) => `<p>${t('How sure are you?', 'ما مدى تأكدك؟')}</p>`,
    right: () => ['6'], wrong: () => ['2'], kept: true,
    keys: async ({ press, at }) => {
      await press('Tab');
      await press('Space');
      while (await at() !== '6') await press('ArrowRight');
    },
    touch: ({ tap, within }) => tap(within('label:has([value="6"])')),
    faulty: () => `<p>One point</p>${option('1', 'Never', { attributes: 'correct' })}`,
  },
  open: {
    attributes: (t) => `answer="${t(`Gravity pulls all the time. ${LONG}`, 'الجاذبية تجذب دائمًا.')}" keywords="${t('gravit*|all the time', 'الجاذبية|دائمًا')}" min-words="2"`,
    html: (t) => `<p>${t('Why does it come down?', 'لماذا تسقط؟')}</p>`,
    right: (t) => [t(`Because gravity pulls it. ${LONG}`, 'لأن الجاذبية تجذبها.')], wrong: (t) => [t('No idea yet', 'لا أعرف')], kept: true,
    busy: (question) => question.shadowRoot.querySelector('textarea').focus(),
    keys: async ({ press, write }) => {
      await press('Tab');
      await write('Because gravity pulls it.');
    },
    touch: async ({ tap, write, within }) => {
      await tap(within('textarea'));
      await write('Because gravity pulls it.');
    },
    afterKeys: async ({ press, to, heard }) => {
      await to('', '.judge input');
      await press('Space');
      await press('Tab');
      await press('Space');
      await to('Keep my check');
      await press('Enter');
      await heard(/Your check is kept/);
    },
    afterTouch: async ({ tap, within, all, heard }) => {
      for (const at of [0, 1]) await tap(all('.judge').nth(at).locator('label').first());
      await tap(within('button', 'Keep my check'));
      await heard(/Your check is kept/);
    },
    faulty: () => `<p>Options?</p>${option('1', 'Never', { attributes: 'correct' })}`,
  },
  cloud: {
    attributes: () => 'max="2"',
    html: (t) => `<p>${t('What is left open, in a word or two?', 'ما الذي بقي غامضًا؟')}</p>`,
    right: (t) => [t('free fall', 'السقوط الحر'), t(LONG, 'الوزن')], wrong: (t) => [t('nothing', 'لا شيء')], kept: true,
    keys: async ({ press, write }) => {
      await press('Tab');
      await write('free fall');
      await press('Enter');
      await write('weight');
    },
    touch: async ({ tap, write, all }) => {
      for (const [at, word] of ['free fall', 'weight'].entries()) {
        await tap(all('.cloud input').nth(at));
        await write(word);
      }
    },
    faulty: () => `<p>Options?</p>${option('1', 'Never')}`,
  },
  rank: {
    html: (t) => `<p>${t('What should we do first?', 'بماذا نبدأ؟')}</p>
      ${[['f', 'Free fall', 'السقوط'], ['o', `Orbits ${LONG}`, 'المدارات'], ['t', 'Tides', 'المد والجزر']].map(([key, en, ar]) => option(key, t(en, ar))).join('')}`,
    right: () => ['t', 'f', 'o'], wrong: () => ['o', 't', 'f'], kept: true,
    keys: async ({ press, to, item, heard }) => {
      await press('Tab');
      // Chance may have put them as they are wanted, and what nobody moved is no answer.
      if (await item('Tides') === 0 && await item('Free fall') === 1) {
        await to('Move up: Orbits');
        await press('Enter', 'Move up: Orbits');
        await heard(/moved to place 2 of 3$/);
        await to('Move up: Tides', undefined, 'Shift+Tab');
      }
      for (const [place, name] of ['Tides', 'Free fall'].entries()) {
        await to(`Move up: ${name}`);
        for (let i = await item(name); i > place; i -= 1) {
          await press('Enter', `Move up: ${name}`);
          await heard(new RegExp(`moved to place ${i} of 3$`));
        }
      }
    },
    touch: async ({ tap, within, item }) => {
      if (await item('Tides') === 0 && await item('Free fall') === 1) await tap(within('.up[aria-label*="Orbits"]'));
      for (const [place, name] of ['Tides', 'Free fall'].entries()) {
        for (let i = await item(name); i > place; i -= 1) await tap(within(`.up[aria-label*="${name}"]`));
      }
    },
    faulty: () => `<p>One of one</p>${option('1', 'Tides')}`,
  },
  points: {
    attributes: () => 'total="20"',
    html: (t) => `<p>${t('How much time for each?', 'كم من الوقت لكل منها؟')}</p>
      ${option('f', t('Free fall', 'السقوط'))}${option('o', t(`Orbits ${LONG}`, 'المدارات'))}${option('t', t('Tides', 'المد والجزر'))}`,
    right: () => ['f[.]12', 't[.]8'], wrong: () => ['o[.]20'], kept: true,
    keys: async ({ press, write, to, heard }) => {
      await press('Tab');
      await to('Points for Free fall');
      await write('12');
      await to('Tides: 1 more');
      for (let i = 0; i < 8; i += 1) await press('Enter', 'Tides: ');
      await heard(/All points are given/);
    },
    touch: async ({ tap, write, within }) => {
      await tap(within('[data-key=f]'));
      await write('19');
      await tap(within('.share:nth-child(3) .more'));
    },
    faulty: () => `<p>One of one</p>${option('1', 'Tides')}`,
  },
  grid: {
    attributes: (t) => `x-labels="${t(`hard ${LONG}|easy`, 'صعب|سهل')}" y-labels="${t('useless|useful', 'غير مفيد|مفيد')}"`,
    html: (t) => `<p>${t('How was the lecture?', 'كيف كانت المحاضرة؟')}</p>`,
    right: () => ['@75,20'], wrong: () => ['@0,100'], kept: true,
    keys: async ({ press, heard }) => {
      await press('Tab');
      await press('Enter');
      for (const key of ['ArrowRight', 'ArrowUp', 'ArrowUp']) await press(key);
      await heard(/55%.*60%/);
    },
    touch: async ({ tap, within, heard }) => {
      await tap(within('.plane'), { position: { x: 60, y: 40 } });
      await heard(/%/);
    },
    faulty: () => '<p>Nobody knows what the axes mean.</p>',
  },
  pin: {
    html: (t) => `<p>${t('Where would you sit?', 'أين تجلس؟')}</p><img src="${PICTURE}" alt="${t('A class room', 'قاعة درس')}" width="480" height="270">`,
    right: () => ['@31,47'], wrong: () => ['@100,0'], kept: true,
    keys: async ({ press, heard }) => {
      await press('Tab');
      await press('Enter');
      for (const key of ['ArrowLeft', 'ArrowDown']) await press(key);
      await heard(/45%.*55%/);
    },
    touch: async ({ tap, within, heard }) => {
      await tap(within('.plane'), { position: { x: 60, y: 40 } });
      await heard(/%/);
    },
    faulty: () => '<p>No picture</p>',
  },
};
