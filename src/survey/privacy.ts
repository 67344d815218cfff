import type {Localize} from '../element/localize.js';
import type {SurveyHost} from './hosts.js';

/** What is kept of the answers and who reads them, true for the store that they go to. */
export function privacyOf(survey: SurveyHost, localize: Localize): string {
  const {views, showResults, group} = survey;
  if (views.isAlone) return localize.term('surveyHere');
  return [keptBy(survey, localize), ...(showResults === 'never' ? [] : [localize.term('surveyShared', group)])].join(' ');
}

function keptBy({anonymous, activity, form, by, group}: SurveyHost, localize: Localize): string {
  if (!anonymous) return localize.term(activity.identity?.name ? 'surveyNamed' : 'surveyPseudonym');
  const question = by && form.questions.find(({id}) => id === by);
  return question ? localize.term('surveyGrouped', group, form.sheet(question)!.name) : localize.term('surveyAnonymous', group);
}
