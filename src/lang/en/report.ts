/** What a report says to who may not read it. */
export const report = {
  reportName: 'Report',
  reportForStaff: 'Your teacher sees here what the class has understood and where it is stuck. Your own results are where you worked.',
  reportNotOnScreen: 'The report stays on the teacher’s own device: it names learners.',
};
