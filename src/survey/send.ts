import {LogError} from '../core/log.js';
import type {SurveyHost} from './hosts.js';

/**
 * Sends what was answered and then forgets it here, also when the page goes in between. Gives whether it is kept.
 * @param again the id under which it was sent before the page went
 */
export async function sendForm(survey: SurveyHost, again?: string): Promise<boolean> {
  const {activity, form, anonymous} = survey;
  const {answers} = form;
  const id = again ?? await form.seal();
  const kept = anonymous ? await confide(survey, id) : again !== undefined && isSaid(survey) || await activity.record('surveyed', {answers});
  if (!kept) return false;
  // Who has answered is known apart from what.
  await activity.record('completed', {});
  await form.clear();
  return true;
}

/** By name it is in the log already, without the note that it was completed. */
function isSaid({activity}: SurveyHost): boolean {
  const count = (type: string) => activity.own.filter((entry) => entry.type === type).length;
  return count('surveyed') > count('completed');
}

/** Past the events that a page may pass on: none of them tells what somebody said in confidence. */
async function confide({activity, form, by, group}: SurveyHost, id: string): Promise<boolean> {
  const question = by && form.questions.find((each) => each.id === by);
  const data = {answers: form.answers, group, ...(question && {by: form.sheet(question)!.id})};
  try {
    await activity.log!.append({id, activity: activity.id, type: 'confided', data});
    return true;
  } catch (cause) {
    // Sent before the page went: the class has it, and this device knows no more than that.
    return cause instanceof LogError && cause.code === 'conflict';
  }
}
