import {expect} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import type {FlipQuestion} from '../../src/quiz/index.js';
import {faults, inputs, openGiven, ready, said, until} from './given.js';
import {entries, feedback, newLog, press, questionIn, rest, verdict, visit, warnings} from './stage.js';

const PICTURE = '/stories/lesson/icon.svg';
const CELL = `<flip-question type="hotspot" id="cell">
  <p>Where does energy come from?</p>
  <img src="${PICTURE}" width="400" height="200" alt="A cell" usemap="#cell-map">
  <map name="cell-map">
    <area shape="circle" coords="100,100,40" alt="Left: the round body" misconception="nucleus">
    <area shape="rect" coords="200,60,280,140" alt="Right: the long body" correct>
    <area shape="poly" coords="300,0,400,0,400,100" alt="A corner">
    <area shape="default" misconception="outside">
  </map>
  <flip-option>Left: the round body <span slot="feedback">That is the nucleus.</span></flip-option>
  <flip-option value="elsewhere">Elsewhere <span slot="feedback">There is nothing.</span></flip-option>
</flip-question>`;
const SEVERAL = CELL.replace('alt="A corner"', 'alt="A corner" correct');

const picture = (question: FlipQuestion) => question.shadowRoot!.querySelector<HTMLElement>('.picture img')!;

async function openPicture(content: string, log = newLog()): Promise<FlipQuestion> {
  const question = await openGiven(content, log);
  await until(() => question.shadowRoot!.querySelector('.spot'), 'the picture is there');
  return question;
}

/** A finger or a mouse at a place, in the pixels that the author counts in. */
async function point(question: FlipQuestion, x: number, y: number) {
  picture(question).scrollIntoView({block: 'center'});
  const {left, top, width, height} = picture(question).getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(left + x / 400 * width), Math.round(top + y / 200 * height)]});
  await rest();
}

const byName = (question: FlipQuestion, words: string) =>
  [...question.shadowRoot!.querySelectorAll<HTMLLabelElement>('.names label')].find(({textContent}) => textContent.includes(words))!;
const crosses = (question: FlipQuestion) => [...question.shadowRoot!.querySelectorAll('.cross')].map((cross) => `${cross.getAttribute('x')} ${cross.getAttribute('y')}`);

describe('<flip-question type="hotspot">', () => {
  it('takes a click in the right area', async () => {
    const log = newLog();
    const question = await openPicture(CELL, log);
    await point(question, 240, 100);
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Right');
    expect((await entries(log, 'answered'))[0]!.data.response).to.deep.equal(['Right: the long body']);
  });

  it('says what a wrong area and a place beside are, and keeps where it was', async () => {
    const log = newLog();
    const question = await openPicture(CELL, log);
    await point(question, 100, 100);
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Not yet');
    expect(feedback(question)).to.deep.equal(['That is the nucleus.']);
    await point(question, 20, 180);
    await press(question, 'Check');
    expect(feedback(question)).to.deep.equal(['There is nothing.']);
    const told = (await entries(log, 'answered')).map(({data}) => [data.response[0], data.misconceptions]);
    expect(told[0]).to.deep.equal(['Left: the round body', ['nucleus']]);
    expect(told[1]![0]).to.match(/^@5(\.\d)?,(89|90)(\.\d)?$/);
    expect(told[1]![1]).to.deep.equal(['outside']);
  });

  it('shows no difference between a hit and a miss before it is checked', async () => {
    const question = await openPicture(CELL);
    await point(question, 220, 80);
    const hit = question.shadowRoot!.querySelector('.cross')!.outerHTML.replace(/ [xy]="[^"]*"/g, '');
    await point(question, 20, 180);
    expect(question.shadowRoot!.querySelector('.cross')!.outerHTML.replace(/ [xy]="[^"]*"/g, '')).to.equal(hit);
    const strokes = [...question.shadowRoot!.querySelectorAll('.shape *')].map((each) => getComputedStyle(each).stroke);
    expect(new Set(strokes)).to.deep.equal(new Set(['none']));
  });

  it('takes several places where several are right, and gives them back', async () => {
    const question = await openPicture(SEVERAL);
    await point(question, 240, 100);
    await point(question, 380, 30);
    await point(question, 20, 180);
    expect(crosses(question)).to.have.length(3);
    await point(question, 20, 180);
    expect(crosses(question)).to.have.length(2);
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Right');
  });

  it('works by keys alone, and by name', async () => {
    const question = await openPicture(CELL);
    question.focus();
    await sendKeys({press: 'ArrowDown'});
    await rest();
    const named = () => inputs(question).filter(({checked}) => checked).map((each) => each.getAttribute('aria-label') ?? each.value);
    expect(named()).to.deep.equal(['Right: the long body', 'Right: the long body']);
    byName(question, 'A corner').click();
    await rest();
    expect(named()).to.deep.equal(['A corner', 'A corner']);
  });

  it('counts in the picture\'s own pixels at any size', async () => {
    const place = await visit(`<div>${CELL}</div>`);
    Object.assign((place.firstElementChild as HTMLElement).style, {width: '240px'});
    const question = await ready(questionIn(place));
    await until(() => question.shadowRoot!.querySelector('.spot'), 'the picture is there');
    expect(picture(question).getBoundingClientRect().width).to.be.below(241);
    await point(question, 240, 100);
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Right');
    const spot = question.shadowRoot!.querySelectorAll<HTMLElement>('.spot')[1]!.getBoundingClientRect();
    const whole = picture(question).getBoundingClientRect();
    expect((spot.left - whole.left) / whole.width).to.be.closeTo(0.5, 0.02);
    expect(spot.width / whole.width).to.be.closeTo(0.2, 0.02);
    expect(question.scrollWidth).to.be.at.most(240);
  });

  it('says so when the picture fails, and can be answered by name', async () => {
    const question = await openGiven(CELL.replace(PICTURE, '/no/such/picture.png'));
    await until(() => said(question).includes('The picture could not be loaded'), 'it is said');
    byName(question, 'Right: the long body').click();
    await rest();
    await press(question, 'Check');
    expect(verdict(question)).to.equal('Right');
    expect(await faults(question)).to.deep.equal([]);
  });

  it('keeps what is chosen through a reload, also beside all areas', async () => {
    const log = newLog();
    const first = await openPicture(SEVERAL, log);
    await point(first, 20, 180);
    byName(first, 'A corner').click();
    await rest();
    const again = await openPicture(SEVERAL, log);
    await until(() => crosses(again).length === 2, 'both are back');
    expect(again.response).to.have.length(2);
  });

  it('is sent by a form in words', async () => {
    const place = await visit(`<form>${SEVERAL.replace('id=', 'name="s" id=')}</form>`);
    const question = await ready(questionIn(place));
    await until(() => question.shadowRoot!.querySelector('.spot'), 'the picture is there');
    byName(question, 'A corner').click();
    await rest();
    await point(question, 20, 180);
    expect(new FormData(place.querySelector('form')!).getAll('s')).to.deep.equal(['A corner', 'Elsewhere in the picture']);
  });

  it('is clean for axe in each state', async () => {
    const question = await openPicture(CELL.replace('id=', 'tries="1" id='));
    expect(await faults(question)).to.deep.equal([]);
    question.shadowRoot!.querySelector('details')!.open = true;
    await point(question, 100, 100);
    expect(await faults(question)).to.deep.equal([]);
    await press(question, 'Check');
    expect(said(question)).to.contain('Right answer');
    expect(await faults(question)).to.deep.equal([]);
  });

  it('runs nothing that stands in its attributes', async () => {
    const question = await openPicture(CELL.replace('alt="A corner"', 'alt="&lt;img src=x onerror=&quot;window.hurt=1&quot;&gt;" href="javascript:window.hurt=1" onclick="window.hurt=1"')
      .replace('alt="A cell"', 'alt="&lt;script&gt;window.hurt=1&lt;/script&gt;"'));
    await point(question, 380, 30);
    await press(question, 'Check');
    await rest();
    expect('hurt' in window).to.equal(false);
  });

  for (const [what, from, to, words] of [
    ['has an area without alt', 'alt="A corner"', '', 'has no alt'],
    ['has coords that give no area', '300,0,400,0,400,100', '300,0', 'give no area for "A corner"'],
    ['has no right area', ' correct', '', 'None of its areas is right'],
    ['has no picture', '<img', '<p', 'has no picture'],
  ] as const) {
    it(`tells its author when it ${what}`, async () => {
      const told = await warnings(async () => {
        await openGiven(CELL.replace(from, to));
        await new Promise((done) => setTimeout(done, 400));
      });
      expect(told).to.contain(words);
    });
  }
});
