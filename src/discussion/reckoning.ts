import {html, nothing, type TemplateResult} from 'lit';
import {FEW, LONG, PER_DAY, PER_THREAD, type Reason, type Score, type Worth} from '../core/score.js';
import type {Localize} from '../element/localize.js';
import type {Parts} from './extra.js';
import {idOf, linkTo} from './post-view.js';
import {gist} from './gist.js';

/** How a score comes about: each part, each post, and the rules. */
export function reckoning(score: Score, parts: Parts): TemplateResult {
  const {localize} = parts;
  const term = localize.term.bind(localize);
  const said = score.posts.filter(({fault}) => fault !== 'removed');
  return html`<table>
      <thead><tr><th scope="col">${term('whatCounts')}</th><th scope="col">${term('thereIs')}</th><th scope="col">${term('pointsHead')}</th></tr></thead>
      <tbody>${score.reasons.map((reason) => row(reason, localize))}</tbody>
    </table>
    ${said.length > 0 ? html`<h5>${term('eachPost')}</h5><ul class="judged">${said.map((worth) => judgement(worth, parts))}</ul>` : nothing}
    <p>${term('ruleQuality', FEW, LONG)}</p>
    <p>${term('ruleSpam', PER_THREAD, PER_DAY)} ${parts.isStaff() ? nothing : term('ruleTeacher')}</p>`;
}

/** 0.655 -> `65.5`: points of a hundred. */
export const inPoints = (share: number, localize: Localize): string => localize.number(100 * share, {maximumFractionDigits: 1});

function row({what, have, of, earned, weight}: Reason, localize: Localize): TemplateResult {
  const names = {
    quality: () => localize.term('partQuality', of / 2), replies: () => localize.term('partReplies'),
    answers: () => localize.term('partAnswers'), likes: () => localize.term('partLikes'),
  };
  const number = (points: number) => localize.number(points, {maximumFractionDigits: 1});
  return html`<tr><th scope="row">${names[what]()}</th><td>${localize.term('pointsOutOf', number(have), number(of))}</td>
    <td>${localize.term('pointsOutOf', inPoints(earned, localize), inPoints(weight, localize))}</td></tr>`;
}

function judgement(worth: Worth, {localize, extras, posts}: Parts): TemplateResult {
  const {post, points} = worth;
  const show = (event: Event) => {
    const here = posts().get(post.id);
    if (!here) return;
    event.preventDefault();
    extras.act('permalink', here);
  };
  const number = localize.number(points, {maximumFractionDigits: 1});
  return html`<li><a href=${linkTo(idOf(post)) ?? '#'} @click=${show}><bdi>${gist(post.text)}</bdi></a>
    <span class="quiet">${localize.term('pointsOutOf', number, localize.number(2))}${why(worth, localize)}</span></li>`;
}

/** By which signs a post is worth what it is, or why it counts nothing: ` · asks something`. */
function why({signs, fault}: Worth, localize: Localize): string {
  const term = localize.term.bind(localize);
  const said = {
    long: () => term('signLong', LONG), question: () => term('signQuestion'), reason: () => term('signReason'),
    answered: () => term('signAnswered'), endorsed: () => term('signEndorsed'), rated: () => term('signRated'),
  };
  const faults = {
    hidden: () => term('faultHidden'), waiting: () => term('faultWaiting'), short: () => term('faultShort'), repeated: () => term('faultRepeated'),
    few: () => term('faultFew', FEW), many: () => term('faultMany', PER_DAY), removed: () => '',
  };
  return [...signs.map((sign) => said[sign]()), ...(fault ? [faults[fault]()] : [])].map((each) => ` · ${each}`).join('');
}
