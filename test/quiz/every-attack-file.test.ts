/** Every string that means harm in files of questions, of every type: the words are a file's HTML, made safe. */
import {expect, waitUntil} from '@open-wc/testing';
import {parseGift} from '../../src/formats/gift/parse.js';
import {writeGift} from '../../src/formats/gift/write.js';
import type {QuestionData} from '../../src/formats/question-data.js';
import {parseQuizJson, writeQuizJson} from '../../src/formats/quiz-json.js';
import {buildQuestion} from '../../src/quiz/build-question.js';
import '../../src/quiz/index.js';
import {rich, together, TYPES} from './attack-rows.js';
import {attacksOf, harmIn, OWN, parts, SIZE, shareOf, watched} from './attacks.js';
import {visit} from './stage.js';

const BUILDING = {key: 'k', base: document.baseURI, yes: 'True', no: 'False', onForbidden: () => {}};

/** Written to a file and read from it, as JSON and, where it can say it, as GIFT. Returns how many questions came of it. */
async function attackByFile(type: string, strings: readonly string[]): Promise<number> {
  const place = await visit('');
  let shown = 0;
  for (const texts of parts(strings, SIZE)) {
    const common: QuestionData = {type: type as QuestionData['type'], name: texts[0]!, tags: [...texts], prompt: rich(together(texts)), hints: texts.map(rich), explanation: rich(together(texts)), ...TYPES[type]!.data(texts)};
    const read = [...parseQuizJson(writeQuizJson([common])).questions, ...parseGift(writeGift([common]).text).questions];
    expect(read, type).not.to.have.length(0);
    for (const data of read) {
      const question = await buildQuestion(data, BUILDING);
      place.append(question);
      await waitUntil(() => question.shadowRoot?.querySelector('.question')?.querySelector('fieldset, .legend'), `${type} is drawn`, {timeout: 8000, interval: 2});
      expect(harmIn(question), `${type}: ${texts.join('\n')}`).to.deep.equal([]);
      question.remove();
      shown += 1;
    }
  }
  place.remove();
  return shown;
}

/** What a teacher may paste: as GIFT, unescaped, in each form that GIFT has. */
const GIFT: ((text: string) => string)[] = [
  (text) => `::${text}::${text} {=${text}#${text} ~another}`, (text) => `Is it so? {T#${text}#${text}}`, (text) => `Which? {=${text} =%50%${text}#${text}}`,
  (text) => `How many? {#1:0.5#${text} =%50%${text}:1}`, (text) => `Pairs {=${text} -> ${text} =b -> c}`, (text) => `It is {=${text} ~b} and ${text}.`,
  (text) => `[markdown]${text} {~%50%a ~%50%b ~c####${text}}`, (text) => text,
];

/** Returns how many questions were read. */
async function attackAsGift(strings: readonly string[]): Promise<number> {
  let read = 0;
  for (const text of strings) {
    const {questions} = parseGift(GIFT.map((form) => form(text)).join('\n\n'));
    const built = await Promise.all(questions.map((data) => buildQuestion(data, BUILDING)));
    expect(built.flatMap(harmIn), text).to.deep.equal([]);
    read += built.length;
  }
  return read;
}

describe('attacks by files on every type of question', () => {
  for (const type of Object.keys(TYPES)) {
    it(`come to nothing by JSON and GIFT: ${type}`, async function () {
      this.timeout(60_000);
      expect(await watched(async () => {
        expect(await attackByFile(type, OWN)).to.be.greaterThan(0);
      })).to.deep.equal([]);
    });

    it(`come to nothing by JSON and GIFT, all that others have found: ${type}`, async function () {
      this.timeout(120_000);
      const strings = shareOf(await attacksOf(this), type);
      expect(await watched(async () => {
        expect(await attackByFile(type, strings)).to.be.greaterThan(7);
      })).to.deep.equal([]);
    });
  }

  it('come to nothing as GIFT that nobody escaped', async function () {
    this.timeout(60_000);
    expect(await watched(async () => {
      expect(await attackAsGift(OWN)).to.be.greaterThan(OWN.length * 4);
    })).to.deep.equal([]);
  });

  it('come to nothing as GIFT that nobody escaped, all that others have found', async function () {
    this.timeout(120_000);
    const strings = await attacksOf(this);
    expect(await watched(async () => {
      expect(await attackAsGift(strings)).to.be.greaterThan(strings.length * 4);
    })).to.deep.equal([]);
    expect(Object.keys(Object.prototype)).to.deep.equal([]);
  });
});
