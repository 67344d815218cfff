// Questions as an author writes them, for bench/quiz.mjs: one of each type, and the same things as plain HTML.

const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="#cde"/><circle cx="80" cy="100" r="50" fill="#47a"/></svg>')}`;
const choices = ['Only gravity', 'An upward force', 'No force'];
const ask = 'A ball is thrown up. Which force acts on it at the top?';
const options = (right) => choices.map((text, i) => `<flip-option${right.includes(i) ? ' correct' : ''} value="${i}">${text} <span slot="feedback">Think of its speed.</span></flip-option>`).join('');
const radios = (name, type) => choices.map((text, i) => `<p><label><input type="${type}" name="${name}" value="${i}"> ${text}</label></p>`).join('');
const field = (more = '') => `<p><label>Answer <input ${more}></label></p>`;
const select = (words) => `<select><option></option>${words.map((word) => `<option>${word}</option>`).join('')}</select>`;
const help = '<p slot="hint">What touches the ball?</p><p slot="explanation">Look at the change of speed.</p>';

/** By type: what stands in the question, what is in its tag, and the nearest that plain HTML has. */
const TYPES = {
  choice: { inside: options([0]), plain: (name) => radios(name, 'radio') },
  multiple: { inside: options([0, 2]), plain: (name) => radios(name, 'checkbox') },
  'true-false': { inside: '<flip-option correct value="t">True</flip-option><flip-option value="f">False</flip-option>', plain: (name) => radios(name, 'radio') },
  short: { tag: 'answer="gravity|weight"', inside: '', plain: () => field() },
  number: { tag: 'answer="9.81" tolerance="0.05" unit="m/s2"', inside: '', plain: () => field('inputmode="decimal"') },
  blanks: {
    inside: '<p>The <flip-blank answer="sun"></flip-blank> is <flip-blank><flip-option correct>a star</flip-option><flip-option>a planet</flip-option></flip-blank>.</p>',
    plain: () => `<p>The <input aria-label="Blank 1"> is ${select(['a star', 'a planet'])}.</p>`,
  },
  match: {
    inside: '<flip-option value="fr" match="Paris">France</flip-option><flip-option value="it" match="Rome">Italy</flip-option><flip-option match="Oslo"></flip-option>',
    plain: () => ['France', 'Italy'].map((name) => `<p><label>${name} ${select(['Paris', 'Rome', 'Oslo'])}</label></p>`).join(''),
  },
  order: {
    inside: ['Ant', 'Cat', 'Cow'].map((name, i) => `<flip-option value="${i}">${name}</flip-option>`).join(''),
    plain: () => ['Ant', 'Cat', 'Cow'].map((name) => `<p><label>${name} ${select([1, 2, 3])}</label></p>`).join(''),
  },
  drag: {
    inside: '<p>The <flip-blank answer="moon"></flip-blank> goes round the <flip-blank answer="earth"></flip-blank>.</p><flip-option>sun</flip-option>',
    plain: () => `<p>The ${select(['moon', 'earth', 'sun'])} goes round the ${select(['moon', 'earth', 'sun'])}.</p>`,
  },
  mark: {
    inside: '<p>She <mark>runs</mark> home and he <mark>sleeps</mark> all day.</p>',
    plain: () => `<p>${'She runs home and he sleeps all day'.split(' ').map((word) => `<label><input type="checkbox"> ${word}</label>`).join(' ')}.</p>`,
  },
  hotspot: {
    inside: (id) => `<img src="${picture}" alt="A map" width="320" height="200" usemap="#${id}"><map name="${id}"><area shape="circle" coords="80,100,50" alt="The lake" correct><area shape="rect" coords="200,20,300,180" alt="The field"></map>`,
    plain: (name) => `<img src="${picture}" alt="A map" width="320" height="200"><p><label><input type="radio" name="${name}"> The lake</label> <label><input type="radio" name="${name}"> The field</label></p>`,
  },
  scale: { tag: 'min="1" max="5" labels="Not at all|Very"', inside: '', plain: (name) => [1, 2, 3, 4, 5].map((n) => `<label><input type="radio" name="${name}"> ${n}</label>`).join(' ') },
  open: { tag: 'answer="Because only gravity acts." keywords="gravity"', inside: '', plain: () => '<p><label>Answer <textarea></textarea></label></p>' },
};

/** The names of all types. */
export const names = Object.keys(TYPES);

/** A question of that type. */
export function question(type, id) {
  const { tag = '', inside } = TYPES[type];
  return `<flip-question id="${id}" type="${type}" ${tag}><p>${ask} (${id})</p>${typeof inside === 'function' ? inside(id) : inside}${help}</flip-question>`;
}

/** What plain HTML has for it: a group of inputs, nothing that grades or keeps. */
export function fieldset(type, id) {
  return `<fieldset id="${id}"><legend><p>${ask} (${id})</p></legend>${TYPES[type].plain(id)}<button>Check</button></fieldset>`;
}

/** The same question for qti-components, as an item of QTI 3. */
export const item = `<qti-assessment-item identifier="forces" title="Forces" adaptive="false" time-dependent="false">
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>A0</qti-value></qti-correct-response></qti-response-declaration>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"></qti-outcome-declaration>
  <qti-item-body><qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>${ask}</qti-prompt>
    ${choices.map((text, i) => `<qti-simple-choice identifier="A${i}">${text}</qti-simple-choice>`).join('')}</qti-choice-interaction></qti-item-body>
  <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct"></qti-response-processing></qti-assessment-item>`;
