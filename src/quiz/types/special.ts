/** What single questions ask for beyond their type: fewer options, and how sure one is. */
import type {ActivityController} from '../../element/activity.js';
import {Localize} from '../../element/localize.js';
import {warn} from '../../element/warn.js';
import {sure as words} from '../../lang/en/sure.js';
import {fewer, wrongOf} from '../fewer.js';
import {Sure} from '../sure.js';
import type {QuestionHost, QuestionType} from './question-type.js';

/** The type of a question with what it, or what it stands in, asks for besides. */
export function special(type: QuestionType, name: string, host: QuestionHost, activity: ActivityController): QuestionType {
  const few = host.closest('[distractors]');
  const all = few && /^(?:choice|multiple)$/.test(name) ? withFewer(type, few, activity) : type;
  if (few === host && all === type) {
    warn(host, 'distractors counts wrong options, and this type has none to leave out.', '<flip-question type="choice" distractors="2">');
  }
  return host.hasAttribute('certainty') ? withSure(all, host) : all;
}

function withFewer(type: QuestionType, from: Element, activity: ActivityController): QuestionType {
  if (wrongOf(from.getAttribute('distractors')) === undefined) {
    warn(from, 'distractors is not a number from 1, so all options are shown.', `<${from.localName} distractors="2">`);
  }
  return derived(type, {
    draw: (drawing) => {
      const wrong = wrongOf(from.getAttribute('distractors'));
      if (wrong === undefined) return type.draw(drawing);
      // Until it is known who learns, it is not known which ones: none may come and go.
      const order = activity.ready ? fewer(drawing.question, drawing.order, {...drawing, wrong}) : [];
      return type.draw({...drawing, order});
    },
  });
}

/** In a quiz with rules of its own it is these that ask. */
function withSure(type: QuestionType, host: QuestionHost): QuestionType {
  const sure = new Sure(host, new Localize(host, words));
  const asks = () => sure.asks && !host.terms;
  return derived(type, {
    grade: (...of) => ({...type.grade(...of), ...(asks() && {certainty: sure.ratio})}),
    below: (view) => (asks() ? sure.draw({...view, over: view.settled, counted: true}) : undefined),
  });
}

/** Everything else stays the type's own, also what changes in it. */
const derived = (type: QuestionType, own: Partial<QuestionType>): QuestionType => Object.assign(Object.create(type) as QuestionType, own);
