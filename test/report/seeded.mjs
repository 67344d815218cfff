// A class that is made up, the same in every run, with wrong ideas, lost places and remarks of which the right answers are known.

/** What is planted, the commonest first: name, the share that holds it, and the question that shows it. */
export const IDEAS = [
  { name: 'impetus', share: 0.46, question: 'top' },
  { name: 'heavier-faster', share: 0.31, question: 'drop' },
  { name: 'rest-needs-no-force', share: 0.2, question: 'table' },
  { name: 'air-pulls', share: 0.08, question: 'moon' },
];

export const QUESTIONS = [
  { id: 'top', prompt: 'A ball is thrown up. Which force acts on it at the top?', options: [['gravity', 'Only gravity', true], ['up', 'An upward force', false, 'impetus'], ['none', 'No force at all', false]] },
  { id: 'drop', prompt: 'A heavy and a light ball fall from a tower. Which lands first?', options: [['same', 'Both at once', true], ['heavy', 'The heavy one', false, 'heavier-faster']] },
  { id: 'table', prompt: 'A book lies on a table. Which forces act on it?', options: [['two', 'Gravity and the push of the table', true], ['one', 'Only gravity', false, 'rest-needs-no-force'], ['zero', 'None, it is at rest', false, 'rest-needs-no-force']] },
  { id: 'moon', prompt: 'Why does a feather on the moon fall as fast as a hammer?', options: [['air', 'There is no air to slow it', true], ['pull', 'There is no air to pull it up', false, 'air-pulls']] },
  { id: 'speed', prompt: 'A ball rolls on without friction. What becomes of its speed?', options: [['stays', 'It stays the same', true], ['less', 'It slowly gets less', false, 'impetus']] },
];

/** Where the video loses them, seconds, the worst first. */
export const LOST = [130, 300, 450];
export const LENGTH = 600;
/** Stops of the video: second, label and question. */
export const STOPS = [[155, 'At the top', 'top'], [320, 'From the tower', 'drop'], [500, 'On the table', 'table']];

const REMARKS = [
  [0.3, ['Why is there still a force at the top when the ball stands still?', 'The force at the top of the throw', 'At the top I would say the forces cancel, is that wrong?', 'What does the force do while the ball goes up?', 'Which forces act on the way up?']],
  [0.2, ['Why does mass not matter for the falling time?', 'Mass and falling, a heavy mass should fall faster', 'How can the mass cancel out in the formula?', 'Mass']],
  [0.12, ['The table pushes back? Tables cannot push.', 'How does a table know how strongly to push?', 'What the table does to the book']],
  [0.03, ['When is the exam?', 'Could the sound be louder']],
];

/** Random numbers 0..1 from a seed (mulberry32). */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The entries of a class. Of ten learners, one has only opened the lesson, one has stopped early, the others finished.
 * `more` adds plain questions `more-1...`, `videos` more videos `talk-2...` for measuring.
 */
export function classOf(learners = 200, { seed = 7, more = 0, videos = 1, space = 'room' } = {}) {
  const random = chance(seed);
  const entries = [];
  const say = (author, activity, type, data) => {
    const seq = entries.length + 1;
    entries.push({ id: `e${seq}`, space, activity, type, data, author, at: new Date(Date.UTC(2026, 10, 21, 18) + seq * 100).toISOString(), seq });
  };
  // Each idea is held by exactly its share, spread over the class.
  const holds = new Map(IDEAS.map(({ name, share }, i) => [name, new Set(
    Array.from({ length: Math.round(share * learners) }, (_, k) => (k * (7 + 2 * i) + 3 * i) % learners))]));
  for (let n = 0; n < learners; n += 1) {
    const author = `l${n}`;
    say(author, 'lesson', 'launched', {});
    if (n % 10 === 9) continue;
    const stopped = n % 10 === 8;
    for (let v = 1; v <= videos; v += 1) {
      const talk = v === 1 ? 'talk' : `talk-${v}`;
      const end = stopped ? 60 : LENGTH;
      for (let from = 0; from < end; from += 60) say(author, talk, 'watched', { from, to: Math.min(end, from + 60), rate: 1 });
      say(author, talk, 'progressed', { ratio: end / LENGTH });
      if (stopped) continue;
      LOST.forEach((at, i) => {
        if (random() < 0.4 - i * 0.1) say(author, talk, 'watched', { from: at, to: at + 25, rate: 1 });
        if (random() < 0.2 - i * 0.05) say(author, 'lost', 'signalled', { label: 'lost', at: at + 12 });
      });
      if (random() < 0.05) say(author, talk, 'watched', { from: 550, to: 560, rate: 1 });
      say(author, talk, 'completed', { coverage: 1 });
    }
    if (stopped) continue;
    let right = 0;
    const asked = [...QUESTIONS, ...Array.from({ length: more }, (_, i) => ({ id: `more-${i + 1}`, options: [['a', 'A', true], ['b', 'B', false]] }))];
    for (const { id, options } of asked) {
      const wrong = options.find(([, , , idea]) => idea && holds.get(idea)?.has(n) && IDEAS.find(({ name }) => name === idea).question === id);
      const [key, , correct, idea] = wrong ?? (random() < (id.startsWith('more') ? 0.4 + (n % 10) / 20 : 0.97) ? options[0] : options.at(-1).slice(0, 3));
      const misconception = idea ?? undefined;
      say(author, id, 'answered', { question: id, response: [key], score: correct ? 1 : 0, correct, try: 1, duration: 8 + Math.round(random() * 30), ...(misconception && { misconceptions: [misconception] }), version: 'v1' });
      // Later tries are right, and must not hide what was thought first.
      if (!correct) say(author, id, 'answered', { question: id, response: [options[0][0]], score: 1, correct: true, try: 2, duration: 5, version: 'v1' });
      say(author, id, 'completed', { score: 1 });
      right += correct ? 1 : 0;
    }
    say(author, 'warmup', 'progressed', { ratio: 1 });
    say(author, 'warmup', 'submitted', { score: right / asked.length });
    say(author, 'warmup', 'completed', { score: right / asked.length });
    let turn = random();
    for (const [share, texts] of REMARKS) {
      if (turn >= 0 && turn < share) say(author, 'warmup', 'asked', { text: texts[Math.floor(random() * texts.length)] });
      turn -= share;
    }
  }
  return entries;
}

/** What the page would know of it. */
export function outlineOfClass({ more = 0, videos = 1 } = {}) {
  const questions = [...QUESTIONS.map(({ id }) => id), ...Array.from({ length: more }, (_, i) => `more-${i + 1}`)];
  return {
    parts: [
      ...Array.from({ length: videos }, (_, i) => ({
        id: i ? `talk-${i + 1}` : 'talk', kind: 'video', label: i ? `Talk ${i + 1}` : 'The talk', questions: [], length: LENGTH, anchors: i ? [] : ['lost'],
        stops: i ? [] : STOPS.map(([at, label, question]) => ({ at, label, questions: [question] })),
      })),
      { id: 'warmup', kind: 'quiz', label: 'Warm-up', questions },
    ],
    questions,
    wordings: new Map(QUESTIONS.map(({ id, prompt, options }) => [id, {
      id, label: prompt, choices: options.map(([key, text, correct, misconception]) => ({ key, text, correct, ...(misconception && { misconception }) })),
    }])),
  };
}

const questionHtml = ({ id, prompt, options }) => `<flip-question id="${id}"><p>${prompt}</p>
  ${options.map(([key, text, correct, idea]) => `<flip-option value="${key}" ${correct ? 'correct' : ''} ${idea ? `misconception="${idea}"` : ''}>${text}</flip-option>`).join('')}</flip-question>`;

/** The page of that lesson, as its author wrote it: three of the questions are asked by stops of the video. */
export const lessonHtml = (report = '<flip-report for="talk warmup" id="report"></flip-report>') => `
  <flip-step when="before" label="Watch"><flip-video id="talk" label="The talk" src="/test/media/fixtures/talk.mp4">
    ${STOPS.map(([at, label, asked]) => `<flip-checkpoint at="${at}" label="${label}">${questionHtml(QUESTIONS.find(({ id }) => id === asked))}</flip-checkpoint>`).join('')}</flip-video>
  <flip-quiz id="warmup" label="Warm-up">${QUESTIONS.filter(({ id }) => !STOPS.some(([, , asked]) => asked === id)).map(questionHtml).join('')}</flip-quiz></flip-step>
  <flip-step when="in" label="Discuss">${report}</flip-step>`;
