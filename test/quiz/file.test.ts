/** Questions that come from a file or a script: shown, graded, found again, told when they cannot be read. */
import {expect, waitUntil} from '@open-wc/testing';
import {parseGift} from '../../src/formats/gift/parse.js';
import {writeGift} from '../../src/formats/gift/write.js';
import {parseQuizJson, writeQuizJson} from '../../src/formats/quiz-json.js';
import type {QuestionData} from '../../src/formats/question-data.js';
import type {FlipQuestion, FlipQuiz} from '../../src/quiz/index.js';
import {questionsIn} from '../../src/quiz/read-question.js';
import {given, watchScripts} from '../text/given.js';
import {answer, choose, entries, feedback, isSeen, newLog, press, rest, rows, verdict, visit, warnings, wordsIn} from './stage.js';

const GIFT = `// [id:top]
::Top::A ball is thrown up. Which force acts at the top? {
  =Only gravity #Yes.
  ~An upward force #Motion needs no force.
  ####Look at the change of speed.
}

::Fall::In a vacuum all falls alike.{TRUE#There is no air.}

::Both::[markdown]Which are **vectors**?{~%50%force ~%50%speed of \\\\(v\\\\) ~%-50%mass}`;

const script = (content: string, type = 'text/x-gift') => `<script type="${type}">\n${content}\n</script>`;
const patience = {timeout: 8000};

const quizIn = (place: ParentNode) => place.querySelector<FlipQuiz>('flip-quiz')!;
const questions = (place: ParentNode) => [...place.querySelectorAll<FlipQuestion>('flip-quiz flip-question')];
const notes = (place: ParentNode) => [...place.querySelectorAll('flip-file-note')]
  .map(({shadowRoot}) => shadowRoot!.textContent.replace(/\s+/g, ' ').trim());

async function open(content: string, count: number, log = newLog()): Promise<HTMLElement> {
  const place = await visit(content, log);
  await waitUntil(() => questions(place).filter((question) => question.hasUpdated).length === count, `${count} questions`, patience);
  await rest();
  return place;
}

/** Answers requests for a while in the network's place. */
async function served<T>(answers: Record<string, (() => Response | Promise<Response>)>, work: () => Promise<T>): Promise<T> {
  const {fetch} = window;
  window.fetch = async (input, init) => {
    const name = new URL(input instanceof Request ? input.url : input, document.baseURI).pathname.split('/').pop()!;
    return answers[name]?.() ?? fetch(input, init);
  };
  return work().finally(() => Object.assign(window, {fetch}));
}

const gift = (text: string, type = 'text/plain') => () => new Response(text, {headers: {'content-type': type}});

describe('questions from a file', () => {
  it('appear from GIFT inside the quiz, and are graded', async () => {
    const place = await open(`<flip-quiz id="a">${script(GIFT)}</flip-quiz>`, 3);
    const [top, fall, both] = questions(place) as [FlipQuestion, FlipQuestion, FlipQuestion];
    expect(top.textContent).to.contain('Which force acts at the top?');
    await answer(top, 'An upward force');
    expect(verdict(top)).to.equal('Not yet');
    expect(feedback(top)).to.deep.equal(['Motion needs no force.']);
    expect(rows(fall).map(wordsIn)).to.deep.equal(['True', 'False There is no air.']);
    await answer(fall, 'True');
    expect(verdict(fall)).to.equal('Right');
    expect(both.querySelector('strong')?.textContent).to.equal('vectors');
    await waitUntil(() => both.querySelector('math') !== null, 'the formula', patience);
    await answer(both, 'force', 'speed');
    expect(verdict(both)).to.equal('Right');
    expect(quizIn(place).shadowRoot!.textContent).to.contain('3 of 3 answered');
  });

  it('appear from JSON inside the quiz', async () => {
    const json = JSON.stringify({questions: [{type: 'choice', id: 'sum', prompt: 'What is *1 + 1*?', tries: 1,
      options: [{text: '2', correct: true}, {text: '3', misconception: 'off-by-one', feedback: 'Count again.'}], hints: ['Fingers.'], explanation: 'So it is.'}]});
    const place = await open(`<flip-quiz id="j">${script(json, 'application/json')}</flip-quiz>`, 1);
    const question = place.querySelector<FlipQuestion>('#sum')!;
    expect(question.querySelector('em')?.textContent).to.equal('1 + 1');
    await answer(question, '3');
    expect(verdict(question)).to.equal('Not right');
    expect(feedback(question)).to.deep.equal(['Count again.']);
  });

  it('come from src, behind those in the page, and the quiz waits for them', async () => {
    let give: (response: Response) => void = () => {};
    const late = new Promise<Response>((done) => { give = done; });
    await served({'bank.gift': () => late}, async () => {
      const log = newLog();
      const place = await visit(`<flip-quiz id="s" src="/bank.gift"><flip-question id="own"><p>Own?</p>
        <flip-option correct>yes</flip-option><flip-option>no</flip-option></flip-question></flip-quiz>`, log);
      const [own] = questions(place);
      await answer(own!, 'yes');
      await waitUntil(() => notes(place).includes('The questions are being loaded.'), 'it says so', patience);
      expect(isSeen(quizIn(place).shadowRoot!.querySelector('.result'))).to.equal(false);
      expect(await entries(log, 'completed')).to.have.length(1);
      give(gift('Later?{T}')());
      await waitUntil(() => questions(place).length === 2, 'the second question', patience);
      await rest();
      expect(notes(place)).to.deep.equal([]);
      expect(questions(place)[0]!.id).to.equal('own');
      await answer(questions(place)[1]!, 'True');
      expect(isSeen(quizIn(place).shadowRoot!.querySelector('.result'))).to.equal(true);
      expect((await entries(log, 'completed')).map(({activity}) => activity)).to.include('s');
    });
  });

  it('are found again with their answers, also after others were added, removed and mended', async () => {
    const log = newLog();
    await served({'bank.gift': gift(GIFT)}, async () => {
      const place = await open('<flip-quiz id="q" src="/bank.gift"></flip-quiz>', 3, log);
      await answer(questions(place)[1]!, 'True');
      place.remove();
    });
    const edited = `New one?{=a ~b}\n\n${GIFT.replace(/\/\/ \[id:top\][^]*?\n}\n\n/, '')}\n\nLast?{F}`;
    await served({'bank.gift': gift(edited)}, async () => {
      const place = await open('<flip-quiz id="q" src="/bank.gift"></flip-quiz>', 4, log);
      await waitUntil(() => verdict(questions(place)[1]!) === 'Right', 'the answer', patience);
      expect(verdict(questions(place)[0]!)).to.equal('');
    });
  });

  it('are replaced when src changes; what cannot be loaded leaves what is there', async () => {
    await served({'one.gift': gift('One?{T}'), 'two.gift': gift('Two?{T}\n\nThree?{F}'), 'no.gift': () => new Response('', {status: 404})}, async () => {
      const place = await open('<flip-quiz id="c" src="/one.gift"></flip-quiz>', 1);
      quizIn(place).src = '/two.gift';
      await waitUntil(() => questions(place).length === 2, 'the other file', patience);
      await warnings(async () => {
        quizIn(place).src = '/no.gift';
        await waitUntil(() => notes(place).some((note) => note.includes('were not found')), 'it says so', patience);
      });
      expect(questions(place)).to.have.length(2);
    });
  });

  it('keep trying: offline, a login page and then the file', async () => {
    let reply: () => Response | Promise<Response> = () => Promise.reject(new TypeError('offline'));
    await served({'bank.gift': () => reply()}, async () => {
      const said = await warnings(async () => {
        const place = await visit('<flip-quiz id="o" src="/bank.gift"></flip-quiz>');
        const noted = (words: string) => waitUntil(() => notes(place).some((note) => note.includes(words)), words, patience);
        await noted('cannot be reached');
        reply = gift('<!doctype html><title>Log in</title>', 'text/html');
        const note = place.querySelector('flip-file-note')!;
        note.focus();
        await press(note, 'Try again');
        await noted('log in first');
        expect(quizIn(place).matches(':state(finished)')).to.equal(false);
        reply = gift('There?{T}');
        await press(place.querySelector('flip-file-note')!, 'Try again');
        await waitUntil(() => questions(place).length === 1, 'the question', patience);
        await waitUntil(() => document.activeElement === questions(place)[0], 'the focus', patience);
        expect(notes(place)).to.deep.equal([]);
      });
      expect(said).to.contain('/bank.gift could not be used').and.not.contain('no questions');
    });
  });

  it('tell calmly where one is missing, and who made the file what to mend', async () => {
    const place = document.createElement('div');
    const said = await warnings(async () => {
      place.append(await open(`<flip-quiz id="f">${script('A?{T}\n\nBad {=a\n\nWorse {#x}\n\nB?{F}')}</flip-quiz>`, 2));
    });
    expect(notes(place)[0]).to.equal('2 questions are missing here, because they cannot be read. They do not count; go on with the others.');
    expect(place.querySelector('flip-file-note')!.previousElementSibling!.textContent).to.contain('A?');
    expect(notes(place)[1]).to.contain('2 questions could not be read').and.contain('Line 4').and.contain('A brace { or } has no partner.').and.contain('Line 6');
    expect(said).to.contain('line 4: A brace').and.contain('Write instead').and.contain('line 6: An answer is not a number. (x)');
  });

  it('speak the page\'s language', async () => {
    await import('../../src/lang/de.js');
    const {lang} = document.documentElement;
    document.documentElement.lang = 'de';
    await rest();
    await warnings(async () => {
      const place = await open(`<flip-quiz id="g">${script('A?{T}\n\nBad {=a')}</flip-quiz>`, 1);
      expect(rows(questions(place)[0]!).map(wordsIn)).to.deep.equal(['Wahr', 'Falsch']);
      expect(notes(place)[0]).to.contain('Hier fehlt eine Frage');
      expect(notes(place)[1]).to.contain('Zeile 4').and.contain('Eine Klammer { oder } hat kein Gegenstück.');
    }).finally(() => Object.assign(document.documentElement, {lang}));
  });

  it('of every type become the HTML an author would write', async () => {
    const html = async (question: object) => {
      const {buildQuestion} = await import('../../src/quiz/build-question.js');
      const {questions: [data], faults} = parseQuizJson(JSON.stringify({questions: [question]}));
      expect(faults).to.deep.equal([]);
      const element = await buildQuestion(data!, {key: 'k', base: 'https://example.org/a/b.json', yes: 'True', no: 'False', onForbidden: () => {}});
      return element.outerHTML.replaceAll(' dir="auto"', '').replace(/ (?:loading|decoding|referrerpolicy|data-id)="[^"]*"/g, '');
    };
    expect(await html({type: 'blanks', prompt: '[[1]] is in [[2]].', blanks: [{answer: ['Paris', 'paris'], hint: 'P'}, {options: [{text: 'France', correct: true}]}]})).to.equal(
      '<flip-question id="k" type="blanks"><p><flip-blank answer="Paris|paris" hint="P"></flip-blank> is in <flip-blank><flip-option correct="">France</flip-option></flip-blank>.</p></flip-question>');
    expect(await html({type: 'match', prompt: 'M', options: [{text: 'France', match: 'Paris'}, {match: 'Rome'}]})).to.equal(
      '<flip-question id="k" type="match"><p>M</p><flip-option match="Paris">France</flip-option><flip-option match="Rome"></flip-option></flip-question>');
    expect(await html({type: 'number', prompt: 'g?', unit: 'm', options: [{text: '9.81', tolerance: 0.05, correct: true}]})).to.equal(
      '<flip-question id="k" type="number" unit="m"><p>g?</p><flip-option tolerance="0.05" correct="">9.81</flip-option></flip-question>');
    expect(await html({type: 'mark', prompt: {text: 'A <mark>cat</mark>.', format: 'html'}})).to.equal('<flip-question id="k" type="mark"><p>A <mark>cat</mark>.</p></flip-question>');
    expect(await html({type: 'hotspot', prompt: 'W', image: {src: 'm.png', alt: 'Map'}, areas: [{shape: 'rect', coords: [0, 0, 5, 5], alt: 'Here', correct: true}]})).to.equal(
      '<flip-question id="k" type="hotspot"><p>W</p><img src="https://example.org/a/m.png" alt="Map" usemap="#k-map"><map name="k-map"><area shape="rect" coords="0,0,5,5" alt="Here" correct=""></map></flip-question>');
    expect(await html({type: 'open', prompt: 'Why?', answer: 'So.'})).to.equal('<flip-question id="k" type="open" answer="So."><p>Why?</p></flip-question>');
    expect(await html({type: 'description', prompt: 'Read ![x](p.png).'})).to.equal('<div><p>Read <img alt="x" src="https://example.org/a/p.png">.</p></div>');
  });
});

describe('a quiz as a file', () => {
  const plain = (place: HTMLElement) => questionsIn(quizIn(place).cloneNode(true) as Element);

  it('is exported as it came', async () => {
    const place = await open(`<flip-quiz id="x">${script(GIFT)}</flip-quiz>`, 3);
    const {questions: data} = parseGift(GIFT);
    expect(await quizIn(place).toGift()).to.deep.equal(writeGift(data));
    expect((await quizIn(place).toJson()).text).to.equal(writeQuizJson(data));
    await choose(questions(place)[0]!, 'Only gravity');
    expect((await quizIn(place).toGift()).text).to.equal(writeGift(data).text);
  });

  it('is read from the page\'s HTML, and is the same when that is read again', async () => {
    const all = [{type: 'choice', prompt: 'Say **a** \\(x<1\\)', id: 'one', name: 'N', tags: ['t, u'], category: 'c', options: [{text: 'a & b', correct: true, feedback: '*Yes*'}, {text: '<', weight: -0.5, misconception: 'm', value: 'v'}],
      hints: ['h1', 'h2'], explanation: 'so', points: 2, tries: 3, scoring: 'penalty', shuffled: true},
    {type: 'true-false', prompt: 'T?', id: 'two', options: [{value: 'true'}, {value: 'false', correct: true, feedback: 'no'}]},
    {type: 'short', prompt: 'S?', id: 'three', caseSensitive: true, options: [{text: 'a*', correct: true}, {text: '<b>', weight: 0.5}]},
    {type: 'blanks', prompt: '[[1]] and [[2]]', id: 'four', blanks: [{answer: ['9', '10'], tolerance: 1, unit: 'm|metre', points: 2}, {answer: ['force'], typos: true}]},
    {type: 'hotspot', prompt: 'H', id: 'five', image: {src: 'https://example.org/m.png', alt: 'M', width: 9}, areas: [{shape: 'circle', coords: [1, 2, 3], alt: 'A', correct: true}]},
    {type: 'description', prompt: 'Read.'}];
    const place = await open(`<flip-quiz id="y">${script(JSON.stringify({questions: all}), 'application/json')}</flip-quiz>`, 5);
    const read = plain(place);
    const first = read[0]!;
    expect(first).to.deep.include({type: 'choice', id: 'one', name: 'N', tags: ['t, u'], category: 'c', points: 2, tries: 3, scoring: 'penalty', shuffled: true});
    expect(first.prompt).to.deep.equal({text: 'Say <strong>a</strong> \\(x&lt;1\\)', format: 'html'});
    expect(first.options?.[1]).to.deep.equal({text: {text: '<', format: 'plain'}, weight: -0.5, misconception: 'm', value: 'v'});
    expect(read.map(({type}) => type)).to.deep.equal(all.map(({type}) => type));
    expect(read[1]?.options).to.deep.equal(parseQuizJson(JSON.stringify({questions: [all[1]]})).questions[0]?.options?.map((option): object =>
      (option.feedback ? {...option, feedback: {text: 'no', format: 'plain'}} : option)));
    expect(read[2]?.options?.[1]?.text?.text).to.equal('<b>');
    expect(read[3]).to.deep.include({prompt: {text: '[[1]] and [[2]]', format: 'plain'}});
    expect(read[3]?.blanks).to.deep.equal(all[3]!.blanks);
    expect(read[4]?.areas).to.deep.equal(all[4]!.areas);
    const again = await open(`<flip-quiz id="z">${script(writeQuizJson(read).replaceAll('</', '<\\/'), 'application/json')}</flip-quiz>`, 5);
    expect(plain(again)).to.deep.equal(read);
  });

  it('reads a page\'s own questions, whatever stands around them', async () => {
    const place = await visit(`<flip-quiz id="w"><h4>Part one</h4><section><flip-question id="u"><p>Which?</p>
      <flip-option correct>a</flip-option><flip-option correct>b</flip-option><flip-option>c <span slot="feedback">no</span></flip-option></flip-question></section></flip-quiz>`);
    const {text, lost} = await quizIn(place).toGift();
    expect(text).to.equal('[html]<h4>Part one</h4>\n\n// [id:u]\n[plain]Which?{\n\t~%50%a\n\t~%50%b\n\t~%-50%c#no\n}\n');
    expect(lost).to.deep.equal([{question: 1, name: 'Which?', what: 'scoring'}]);
  });
});

describe('hostile files', () => {
  /** What an attack may not leave behind, and what pressing everything may not set off. */
  const bad = (root: ParentNode) => [...root.querySelectorAll('*')].flatMap((element) => [
    ...(/^(?:script|iframe|object|embed|base|meta|link|style|form|input|button|svg|template|frame|frameset)$/.test(element.localName) ? [element.localName] : []),
    // Formulas get styles from script, which no policy forbids.
    ...[...element.attributes].filter(({name}) => /^on|^srcdoc$/.test(name) || (name === 'style' && !element.closest('math'))).map(({name}) => `${element.localName}[${name}]`),
    ...['href', 'src', 'poster', 'cite'].flatMap((name) => element.getAttribute(name) ?? []).filter((address) => !/^(?:https?|mailto):$/.test(new URL(address, document.baseURI).protocol)
      && !/^data:image\/(?:png|jpeg|gif|webp);base64,/.test(address)),
  ]);

  it('run nothing, in prompt, option, feedback, hint and explanation, by GIFT and by JSON', async function () {
    this.timeout(170_000);
    const lists = await Promise.all([
      given<{payload: string; liveInChromium156?: boolean}[]>(this, 'xss/dompurify/expect.json'), given<{payload: string; liveInChromium156?: boolean}[]>(this, 'xss/h5sc/h5sc.json'),
      given<{payload: string; liveInChromium156?: boolean}[]>(this, 'xss/owasp/owasp-filter-evasion.json'), given<string[]>(this, 'xss/naughty-strings/blns.json'),
    ]);
    const attacks = lists.flat().map((each) => (typeof each === 'string' ? each : each.payload)).filter((text) => text.trim());
    expect(attacks.length).to.be.above(900);
    const watch = watchScripts();
    const control = document.createElement('div');
    document.body.append(control);
    control.innerHTML = '<img src="data:," onerror="alert(1)">';
    await waitUntil(() => watch.ran.length > 0, 'the control run fires', patience);
    control.remove();
    watch.ran.length = 0;
    const {buildQuestion} = await import('../../src/quiz/build-question.js');
    const place = document.body.appendChild(document.createElement('main'));
    for (const attack of attacks) {
      for (const format of ['html', 'moodle', 'markdown', 'plain'] as const) {
        const text = {text: attack, format};
        const question: QuestionData = {type: 'choice', name: attack, tags: [attack], prompt: text, hints: [text], explanation: text, options: [{text, correct: true, value: attack, feedback: text}, {text: {text: 'other', format: 'plain'}, misconception: attack}]};
        const read = [...parseGift(writeGift([question]).text).questions, ...parseQuizJson(writeQuizJson([question])).questions];
        expect(read.length, attack).to.be.above(0);
        if (format === 'html') expect(read, attack).to.have.length(2);
        for (const data of format === 'html' ? read : read.slice(0, 1)) {
          const element = await buildQuestion(data, {key: 'attack', base: document.baseURI, yes: 'True', no: 'False', onForbidden: () => {}});
          expect(bad(element), `${format}: ${attack}`).to.deep.equal([]);
          if (format === 'plain' && !/\$\$|\\[([]/.test(attack)) expect(element.querySelector('p')!.textContent.replace(/\s+/g, ''), attack).to.equal(data.prompt.text.replace(/\s+/g, ''));
          place.replaceChildren(element);
        }
      }
      expect(watch.ran, attack).to.deep.equal([]);
    }
    await rest();
    for (const node of place.querySelectorAll<HTMLElement>('*')) node.click();
    place.remove();
    watch.stop();
    expect(watch.ran).to.deep.equal([]);
    expect(Object.keys(Object.prototype)).to.deep.equal([]);
  });

  it('leave of HTML what may be shown, and of formulas what can be set', async () => {
    const {richDom} = await import('../../src/text/rich.js');
    const shown = async (text: string, format: 'html' | 'moodle' | 'markdown' | 'plain') => {
      const holder = document.createElement('div');
      holder.append(...await richDom({text, format}, {base: 'https://example.org/bank/x.gift', inline: true}));
      return holder.innerHTML;
    };
    expect(await shown('<b onclick="alert(1)" style="color:red" id="x" class="y">a</b><script>alert(1)</'.concat('script>'), 'html')).to.equal('<b>a</b>');
    expect(await shown('<a href="javascript:alert(1)">a</a> <a href="b.pdf">b</a>', 'html')).to.equal(
      '<a>a</a> <a href="https://example.org/bank/b.pdf" rel="noopener nofollow ugc" target="_blank">b</a>');
    expect(await shown('<img src="@@PLUGINFILE@@/3.png" alt="A map" onerror="alert(1)">', 'html')).to.contain('src="https://example.org/bank/3.png"').and.not.contain('onerror');
    expect(await shown('so: <img src="javascript:alert(1)" alt="A map"> <iframe src="https://example.org"></iframe>', 'html')).to.equal('so: A map ');
    expect(await shown('<audio src="a.mp3" autoplay></audio><video src="data:video/mp4,x"></video>', 'html')).to.contain('https://example.org/bank/a.mp3')
      .and.not.contain('autoplay').and.not.contain('data:video');
    expect(await shown('<flip-option correct>x</flip-option><p slot="hint">y</p>', 'html')).to.equal('x<p>y</p>');
    expect(await shown('a\nb <b>c</b>\n<i>d</i>', 'moodle')).to.equal('a<br>b <b>c</b><i>d</i>');
    expect(await shown('<b>a</b> & b\nc', 'plain')).to.equal('&lt;b&gt;a&lt;/b&gt; &amp; b<br>c');
    expect(await shown('*a* \\(x_1*y*z\\) `\\(code\\)`', 'markdown')).to.match(/^<em>a<\/em> <math[^]*<\/math> <code>\\\(code\\\)<\/code>$/);
    for (const tex of ['\\frac{', '\\nosuch', '\\href{javascript:alert(1)}{x}', '\\def\\a{\\a\\a}\\a', '{'.repeat(2000)]) expect(await shown(`\\(${tex}\\)`, 'plain'), tex).to.equal(`\\(${tex}\\)`);
  });

  it('cannot change what every object is', async () => {
    const source = '{"questions": [{"type": "open", "prompt": "Q", "__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}], "__proto__": {"polluted": true}}';
    const {questions: [question], notes: told} = parseQuizJson(source);
    expect(question).to.deep.equal({type: 'open', prompt: {text: 'Q', format: 'markdown'}});
    expect(told.map(({path}) => path)).to.include.members(['questions[0].__proto__', 'questions[0].constructor', '__proto__']);
    expect(({} as {polluted?: boolean}).polluted).to.equal(undefined);
    expect(parseQuizJson('{"questions": [{"type": "__proto__", "prompt": "Q"}, {"type": "toString", "prompt": "Q"}]}').faults.map(({code}) => code)).to.deep.equal(['noType', 'noType']);
  });
});
