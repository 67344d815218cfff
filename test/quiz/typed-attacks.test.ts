import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {given, watchScripts} from '../text/given.js';
import {button, questionIn, visit} from './stage.js';
import {blanksIn, fields} from './typed-stage.js';

describe('typed answers that are attacks', () => {
  const OWN = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', 'javascript:alert(1)', '${alert(1)}', '{{constructor.constructor("alert(1)")()}}', '\u202etxt.exe', '__proto__', 'constructor'];

  /** Types each into a field and a blank, has it accepted and offered; returns what ran. */
  async function attack(strings: readonly string[]): Promise<string[]> {
    const {ran, stop} = watchScripts();
    const place = await visit(`<flip-question id="s" type="short" tries="1"><p>?</p></flip-question>
      <flip-question id="b" type="blanks" tries="1"><p><flip-blank answer="x"></flip-blank> <flip-blank></flip-blank></p></flip-question>`);
    for (const text of strings) {
      for (const id of ['s', 'b']) {
        const question = document.importNode(questionIn(place, id), true);
        question.id = `${id}-${crypto.randomUUID()}`;
        const option = (words: string) => Object.assign(document.createElement('flip-option'), {textContent: words});
        if (id === 's') {
          question.setAttribute('answer', text);
          question.append(option(text));
        } else {
          question.querySelector('flip-blank')!.setAttribute('answer', `no ${text}`);
          question.querySelector('flip-blank')!.setAttribute('hint', text);
          question.querySelectorAll('flip-blank')[1]!.append(Object.assign(option('plain'), {correct: true}), option(text));
        }
        place.append(question);
        await waitUntil(() => fields(question).length > 0, text, {timeout: 8000, interval: 2});
        fields(question)[0]!.value = text;
        fields(question)[0]!.dispatchEvent(new Event('input', {bubbles: true}));
        await question.updateComplete;
        blanksIn(question)[0]?.shadowRoot!.querySelector('button')?.click();
        button(question, 'Check')!.click();
        await question.updateComplete;
        // An input has no line breaks, whatever is given to it.
        const lineless = text.replace(/[\r\n]/g, '');
        expect(fields(question)[0]!.value).to.equal(lineless);
        for (const {shadowRoot} of [question, ...blanksIn(question)]) {
          const found = [...shadowRoot!.querySelectorAll('script, img, iframe, object, embed, a, meta, base, link, style')];
          expect(found.map(({outerHTML}) => outerHTML), text).to.deep.equal([]);
        }
        question.remove();
      }
    }
    // What waits for a picture that does not come has had its time.
    await aTimeout(300);
    stop();
    return ran;
  }

  it('are shown as text, and nothing runs', async function () {
    this.timeout(60_000);
    const {ran, stop} = watchScripts();
    const control = document.createElement('div');
    control.innerHTML = OWN[0]!;
    await waitUntil(() => ran.includes('alert'), 'the control did not fire', {timeout: 8000});
    stop();
    expect(await attack(OWN)).to.deep.equal([]);
    expect(Object.keys(Object.prototype)).to.deep.equal([]);
  });

  for (const [file, read] of [
    ['naughty-strings/blns.json', (list: string[]) => list],
    ['dompurify/expect.json', (list: {payload: string}[]) => list.map(({payload}) => payload)],
    ['h5sc/h5sc.json', (list: {payload: string}[]) => list.map(({payload}) => payload)],
    ['owasp/owasp-filter-evasion.json', (list: {payload: string}[]) => list.map(({payload}) => payload)],
  ] as const) {
    it(`are shown as text, and nothing runs: ${file}`, async function () {
      this.timeout(180_000);
      const strings = read(await given<never>(this, `xss/${file}`)).filter((text) => typeof text === 'string' && text.trim() !== '');
      expect(strings.length).to.be.greaterThan(50);
      expect(await attack(strings)).to.deep.equal([]);
    });
  }
});
