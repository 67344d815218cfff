import {expect} from '@open-wc/testing';
import fc from '../chance.js';
import {parseGift} from '../../src/formats/gift/parse.js';
import {writeGift} from '../../src/formats/gift/write.js';
import type {OptionData, QuestionData, RichText} from '../../src/formats/question-data.js';
import {given} from '../text/given.js';
import {shapeOf, shapesIn, type PegFile} from './peg.js';

const only = (source: string): QuestionData => {
  const {questions, faults} = parseGift(source);
  expect(faults, source).to.deep.equal([]);
  expect(questions, source).to.have.length(1);
  return questions[0]!;
};
const answers = (source: string) => (only(source).options ?? []).map((option) =>
  [option.correct ? '=' : '~', option.weight ?? '', option.text?.text ?? '', option.match ?? '', option.tolerance ?? '', option.feedback?.text ?? ''].join('|'));
const faultsIn = (source: string) => parseGift(source).faults.map(({code, line, found}) => `${line} ${code}: ${found}`);

describe('GIFT, as Moodle reads it', () => {
  it('tells the types in Moodle\'s order', () => {
    const types = Object.entries({
      'Just words.': 'description', 'Say. {}': 'open', 'How many? {#3}': 'number', 'Which? {=a ~b}': 'choice', 'Which? {~%50%a ~%50%b ~c}': 'multiple',
      'Match. {=a -> b =c -> d}': 'match', 'So? {T}': 'true-false', 'So? {TRUE#no}': 'true-false', 'So? { F }': 'true-false', 'So? {FALSE#no#yes}': 'true-false',
      'Who? {=a =b}': 'short', 'Who? {One}': 'short', 'Who? {true}': 'short', 'Who? {=T}': 'short', 'Which? {~a -> b =c -> d}': 'choice', 'Go? {a -> b}': 'short',
    });
    for (const [source, type] of types) expect(only(source).type, source).to.equal(type);
  });

  it('reads ids, tags and names; other comments are nothing', () => {
    const source = '// hello [tag:fred] [tag:barney-wilma]\n// [id:x\\]1]\n::The name\\: it::What?{\n// not an answer: ~no\n=yes\n~no\n}';
    expect(only(source)).to.deep.include({id: 'x]1', tags: ['fred', 'barney-wilma'], name: 'The name: it', prompt: {text: 'What?', format: 'moodle'}});
    expect(answers(source)).to.have.length(2);
    expect(parseGift('// only words\n\n// more').questions).to.deep.equal([]);
  });

  it('gives each question the category above it', () => {
    const {questions, categories} = parseGift('A?{T}\n\n$CATEGORY: $course$/top/One: two\n\nB?{T}\n\n$CATEGORY: x\n\n$CATEGORY: y\n\nC?{T}\n\nD?{T}');
    expect(questions.map(({category}) => category)).to.deep.equal([undefined, '$course$/top/One: two', 'y', 'y']);
    expect(categories).to.deep.equal(['$course$/top/One: two', 'x', 'y']);
  });

  it('leaves a gap where the answers stand inside the sentence', () => {
    expect(only('Grant is {~buried =entombed} in Grant\'s tomb.').prompt.text).to.equal('Grant is _____ in Grant\'s tomb.');
    expect(only('{ =Asia } is the largest.').prompt.text).to.equal('_____ is the largest.');
    expect(only('[html]<b>So</b> {=a} it is').prompt).to.deep.equal({text: '<b>So</b> _____ it is', format: 'html'});
    expect(only('What? {=a}\n').prompt.text).to.equal('What?');
  });

  it('knows the formats, and that of the question is that of its parts', () => {
    const {prompt, options, explanation} = only('[markdown]*What*? {=[html]<b>a</b>#[plain]<yes> ~b#no ####[moodle]so}');
    expect(prompt).to.deep.equal({text: '*What*?', format: 'markdown'});
    expect(options).to.deep.equal([
      {text: {text: '<b>a</b>', format: 'html'}, correct: true, feedback: {text: '<yes>', format: 'plain'}},
      {text: {text: 'b', format: 'markdown'}, feedback: {text: 'no', format: 'markdown'}},
    ]);
    expect(explanation).to.deep.equal({text: 'so', format: 'moodle'});
    expect(only('[foo] is no format {}').prompt).to.deep.equal({text: '[foo] is no format', format: 'moodle'});
  });

  it('undoes escapes once', () => {
    expect(only('a \\~ \\= \\# \\{ \\} \\: \\n \\\\n \\\\\\\\ \\x \\').prompt.text).to.equal('a ~ = # { } : \n \\n \\\\ \\x \\');
    expect(only('Which equals 5? {~\\= 2 + 2 =\\= 2 + 3}').options?.map(({text}) => text?.text)).to.deep.equal(['= 2 + 2', '= 2 + 3']);
    expect(only('[html]$ 1 \\\\neq 0 $ {}').prompt.text).to.equal('$ 1 \\neq 0 $');
  });

  it('reads weights, also negative and of many digits', () => {
    expect(answers('Q{~%33.33333%a ~%-33.33333%b ~%100%c ~%-100%d ~e}')).to.deep.equal(
      [`~|${33.33333 / 100}|a|||`, `~|${-33.33333 / 100}|b|||`, '~|1|c|||', '~|-1|d|||', '~||e|||']);
    expect(answers('Q{=%75%a#so =b =%0%*#never}')).to.deep.equal(['~|0.75|a|||so', '=||b|||', '~|0|*|||never']);
  });

  it('reads numbers, ranges, tolerances and what to say to all others', () => {
    expect(answers('Q{#3.14:0.005}')).to.deep.equal(['=||3.14||0.005|']);
    expect(answers('Q{#-5..5}')).to.deep.equal(['=||-5..5|||']);
    expect(answers('Q{#0}')).to.deep.equal(['=||0|||']);
    expect(answers('Q{# =1822:0 #yes =%50%1822:2 #near ~#no}')).to.deep.equal(['=||1822||0|yes', '~|0.5|1822||2|near', '~||*|||no']);
    expect(answers('Q{#3:2~#Completely wrong}')).to.deep.equal(['=||3||2|', '~||*|||Completely wrong']);
  });

  it('tells the learner who is wrong the first feedback of true and false, who is right the second', () => {
    const told = (source: string) => Object.fromEntries((only(source).options ?? []).map(({value, correct, feedback}) => [`${value}${correct ? '!' : ''}`, feedback?.text]));
    expect(told('Q{TRUE#wrong#right}')).to.deep.equal({'true!': 'right', false: 'wrong'});
    expect(told('Q{F#wrong}')).to.deep.equal({'false!': undefined, true: 'wrong'});
    expect(told('Q{T##right}')).to.deep.equal({'true!': 'right', false: undefined});
  });

  it('reads pairs, and answers that belong to nothing', () => {
    expect(answers('M{=a->1 =[html]<i>b</i> -> 2 = -> 3}')).to.deep.equal(['~||a|1||', '~||<i>b</i>|2||', '~|||3||']);
  });

  it('takes files of any make: byte order mark, old Macs, Windows', () => {
    expect(parseGift('\uFEFFA?{T}\r\n\r\nB?{F}\r\n').questions).to.have.length(2);
    expect(parseGift('A?{T}\r\rB?{F}').questions).to.have.length(2);
    expect(parseGift('  \t\n').questions).to.deep.equal([]);
  });

  it('says line and mend of a bad question, and loads the others', () => {
    const source = 'Good?{T}\n\n// hm\nBad {=a ~b\n\nGood too?{=a}\n\nM{=a->b\n=c}\n\nN{#=1\n=two}\n\nMore}\n\nLast?{F}';
    expect(faultsIn(source)).to.deep.equal(['4 braces: Bad {=a ~b', '9 noPair: =c', '12 noNumber: =two', '14 braces: More}']);
    const {questions, faults} = parseGift(source);
    expect(questions.map(({prompt}) => prompt.text)).to.deep.equal(['Good?', 'Good too?', 'Last?']);
    expect(faults.map(({before}) => before)).to.deep.equal([1, 2, 2, 2]);
    expect(faults.every(({mend}) => mend.length > 5)).to.equal(true);
  });

  it('takes a blank line inside the braces for the one mistake it is', () => {
    expect(faultsIn('Q{\n=a\n\n~b\n}\n\nR{T}')).to.deep.equal(['1 blankLine: Q{ =a']);
    expect(faultsIn('Q{=a')).to.deep.equal(['1 braces: Q{=a']);
    expect(faultsIn('Q}a{')).to.deep.equal(['1 braces: Q}a{']);
  });

  it('refuses a choice with one answer, and a choice of nothing', () => {
    expect(faultsIn('Q{~a}')).to.deep.equal(['1 fewAnswers: ~a']);
    expect(faultsIn('Q{=a ~ }')).to.deep.equal(['1 fewAnswers: =a ~']);
    expect(faultsIn('Q{=}')).to.deep.equal(['1 emptyAnswer: =']);
    expect(faultsIn('Q{#}')).to.deep.equal(['1 noAnswer: #']);
    expect(faultsIn('Q{#5..1}')).to.deep.equal(['1 noNumber: 5..1']);
  });

  it('loads, and mentions, what may not be what was meant', () => {
    const {questions, notes} = parseGift('$CATEGORY: a\nQ{T}\n\nA {=b} c {=d} e\n\nW{~%150%a ~%-50%b}\n\nE{=a ~ ~b}');
    expect(questions).to.have.length(4);
    expect(notes.map(({code, line}) => `${line} ${code}`)).to.deep.equal(['1 afterCategory', '4 secondBraces', '6 heavy', '8 emptyAnswer']);
    expect(questions[0]).to.deep.include({type: 'true-false', category: 'a'});
    expect(questions[2]?.options?.[0]?.weight).to.equal(1);
  });

  it('says what the 51 pairs of gift-pegjs say', async function () {
    const names = ('TFTwoFeedback category1 categorySpecialCharacter description1 descriptionTitleEscapedColon descriptionWithID escapeAll escapeColon '
      + 'escapeEquals essay1 formatExamples giftFormatPhpExamples markdown matching1 mc1 mc2 mc4 mc5 mcHTMLComment multiLineFeedback1 '
      + 'multipleAnswersFloat newlineAndLaTeX numerical1 options1 shortAnswer1 shortAnswer2 shortAnswerNotMatching shortFirstEmbedded '
      + 'shortFirstEmbeddedUnderline shortFirstEmbeddedUnderlineHTML symbolsAll tag_id tag_id_and_two_tags tag_two_tags tf1 tf1_html tf1_markdown '
      + 'tf2 totara_moodle_backslash totara_moodle_essay totara_moodle_match totara_moodle_multichoice totara_moodle_multichoice_multi '
      + 'totara_moodle_numerical totara_moodle_pre_content totara_moodle_shortanswer totara_moodle_shortanswer_general_feedback '
      + 'totara_moodle_truefalse totara_moodle_truefalse_true_answer1 totara_moodle_truefalse_true_answer2 type_inferred_multiline_markdown').split(' ');
    expect(names).to.have.length(51);
    for (const name of names) {
      const expected = await given<PegFile>(this, `gift/gift-pegjs/${name}.json`);
      const source = await fetch(`/fixtures/gift/gift-pegjs/${name}.gift`).then((response) => response.text());
      const {questions, categories, faults} = parseGift(source);
      expect(faults, name).to.deep.equal([]);
      expect([...categories.map((title) => ({type: 'Category', title})), ...questions.map(shapeOf)], name).to.deep.equal(shapesIn(name, expected));
      expect(parseGift(writeGift(questions).text).questions, name).to.deep.equal(questions);
    }
  });

  it('reads a Moodle export whole', async function () {
    const response = await fetch('/fixtures/gift/ruby-moodle-gift-parser/spec/example/example-gift-multiple-choice.gift');
    if (!response.ok) await given(this, 'gift/ruby-moodle-gift-parser/spec/example/example-gift-multiple-choice.gift');
    const {questions, faults, notes, categories} = parseGift(await response.text());
    expect([...faults, ...notes]).to.deep.equal([]);
    expect(categories).to.have.length(2);
    expect(questions.map(({type, options}) => `${type} ${options?.length}`)).to.deep.equal(['choice 5', 'choice 5', 'choice 5']);
    expect(questions[2]?.prompt.text).to.contain('<img src="http://missing.png" alt="" width="474" height="282" />');
  });
});

describe('GIFT, written', () => {
  const again = (questions: QuestionData[]) => parseGift(writeGift(questions).text);

  it('keeps a short answer that is a word for true, with an arrow in what is said of it', () => {
    const {questions} = parseGift('{[html]T#->}');
    expect(again(questions).questions).to.deep.equal(questions);
    expect(questions[0]?.type).to.equal('short');
  });

  it('is the same after any way there and back, whatever the file', function () {
    this.timeout(60_000);
    const sign = fc.constantFrom(...'~=#{}:%*[]\\/ \nabT1.-'.split(''), '->', '####', '::', '//', '\n\n', '\\n', '%50%', '%-33.3%', '[html]', '[plain]', '[id:', '[tag:',
      '$CATEGORY:', '{=a ~b}', '{#1:2}', '{#1..2}', 'TRUE', '{T#', '{=x->y =', '_____', '&gt;', 'é', '\u00A0', '\uFDD3', '{', '}', '=', '~');
    fc.assert(fc.property(fc.array(sign, {maxLength: 40}).map((signs) => signs.join('')), (source) => {
      const {questions} = parseGift(source);
      const {text, lost} = writeGift(questions);
      expect(lost, source).to.deep.equal([]);
      const {questions: second, faults} = parseGift(text);
      expect(faults, text).to.deep.equal([]);
      expect(second, text).to.deep.equal(questions);
      expect(writeGift(second).text).to.equal(text);
    }), {numRuns: 20_000});
  });

  it('is the same for whole questions of every type that GIFT has', function () {
    this.timeout(60_000);
    fc.assert(fc.property(fc.array(question, {maxLength: 5}), (questions) => {
      const {text, lost} = writeGift(questions);
      expect(lost).to.deep.equal([]);
      const {questions: second, faults} = again(questions);
      expect(faults, text).to.deep.equal([]);
      expect(second, text).to.deep.equal(questions);
    }), {numRuns: 5000});
  });

  it('says what GIFT has no words for', () => {
    const plain = (text: string): RichText => ({text, format: 'plain'});
    const prompt = plain('Q');
    const lost = (data: Partial<QuestionData>) => writeGift([{type: 'choice', prompt, options: [{text: plain('a'), correct: true}, {text: plain('b')}], ...data}])
      .lost.map(({what}) => what);
    expect(lost({})).to.deep.equal([]);
    expect(lost({hints: [prompt], tries: 2, points: 3, shuffled: true})).to.deep.equal(['hints', 'points', 'tries', 'shuffled']);
    expect(lost({options: [{text: plain('a'), correct: true}, {text: plain('b'), misconception: 'm'}]})).to.deep.equal(['misconception']);
    expect(lost({type: 'order'})).to.deep.equal(['question']);
    expect(lost({type: 'multiple'})).to.deep.equal(['scoring']);
    expect(lost({type: 'open', options: undefined, answer: 'So.'})).to.deep.equal(['answer']);
    expect(lost({type: 'short', options: [{text: plain('a -> b'), correct: true}, {text: plain('c'), correct: true}]})).to.deep.equal(['question']);
    expect(lost({type: 'match', options: [{text: plain('a->b'), match: '1'}, {text: plain('c'), match: '2'}]})).to.deep.equal(['arrow']);
  });

  it('writes one gap as a missing word', () => {
    const {text, lost} = writeGift([{type: 'blanks', prompt: {text: 'Paris is in [[1]].', format: 'moodle'}, blanks: [{answer: ['France', 'france']}]}]);
    expect(lost.map(({what}) => what)).to.deep.equal(['type']);
    expect(answers(text)).to.deep.equal(['=||France|||', '=||france|||']);
    expect(only(text).prompt.text).to.equal('Paris is in _____.');
  });
});

// Patterns as arbitraries are slow: letters are drawn from a list.
const drawn = (from: string) => fc.array(fc.constantFrom(...from.split('')), {minLength: 1, maxLength: 10}).map((signs) => signs.join('').replace(/\s+/g, ' ').trim() || 'x');
const words = drawn('ab1 ~=#{}:%*[]()\\/-_.,<>&"\'éß☃TF');
const rich = fc.record({text: fc.oneof(words, fc.constantFrom('a\nb', '// x', '::x', '[html]x', '%50%x', '$CATEGORY: x', '<b>a</b>', 'a -> b', '#x', '####', '\\n', 'x\\')),
  format: fc.constantFrom('html', 'markdown', 'moodle', 'plain')}) as fc.Arbitrary<RichText>;
const safe = rich.filter(({text}) => !text.includes('->'));
const weight = fc.integer({min: -10_000_000, max: 10_000_000}).map((share) => Number((share / 100_000).toFixed(5)) / 100);
const feedback = fc.option(rich, {nil: undefined});
const clean = <T extends object>(fields: T): T => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
const number = fc.double({noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9}).map(String);
const right = <T extends object>(fields: T) => ({...fields, correct: true as const});

const option = fc.record({text: rich, weight: fc.option(weight, {nil: undefined}), feedback}).map((fields): OptionData => clean(fields));
const pieces: Record<string, fc.Arbitrary<Partial<QuestionData>>> = {
  description: fc.constant({}),
  open: fc.constant({}),
  choice: fc.tuple(fc.record({text: rich, feedback}), fc.array(option, {minLength: 1, maxLength: 4})).map(([first, rest]) => ({options: [clean(right(first)), ...rest]})),
  multiple: fc.array(option, {minLength: 2, maxLength: 4}).map((options) => ({options})),
  'true-false': fc.tuple(fc.boolean(), feedback, feedback).map(([is, a, b]) =>
    ({options: [clean<OptionData>({value: 'true', correct: is || undefined, feedback: a}), clean<OptionData>({value: 'false', correct: !is || undefined, feedback: b})]})),
  match: fc.array(fc.record({text: fc.option(safe, {nil: undefined}), match: words}).map(clean<OptionData>), {minLength: 2, maxLength: 4}).map((options) => ({options})),
  short: fc.array(fc.record({text: words.filter((text) => !text.includes('->')).map((text): RichText => ({text, format: 'plain'})), feedback: fc.option(safe, {nil: undefined})})
    .map((fields) => clean<OptionData>(right(fields))), {minLength: 1, maxLength: 3}).map((options) => ({options})),
  number: fc.array(fc.record({text: number.map((text): RichText => ({text, format: 'plain'})), tolerance: fc.option(fc.double({min: 0, max: 100, noNaN: true}).map((off) => off + 0), {nil: undefined}), feedback})
    .map((fields) => clean<OptionData>(right(fields))), {minLength: 1, maxLength: 3}).map((options) => ({options})),
};
const question = fc.constantFrom(...Object.keys(pieces)).chain((type) => fc.record({
  prompt: rich, name: fc.option(words.map((text) => text.replace(/\s+/g, ' ')), {nil: undefined}), id: fc.option(drawn('a1[]'), {nil: undefined}),
  tags: fc.option(fc.array(drawn('ab-] '), {minLength: 1, maxLength: 2}), {nil: undefined}),
  explanation: type === 'description' ? fc.constant(undefined) : feedback, more: pieces[type]!,
}).map(({more, ...fields}): QuestionData => clean({type: type as QuestionData['type'], ...fields, ...more})));
