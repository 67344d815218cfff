/** What can be done with a discussion as a whole. */
export const about = {
  saveCopy: 'Save a copy',
  saveCsv: 'Table (CSV)',
  saveMarkdown: 'Text (Markdown)',
  saveJson: 'Data (JSON)',
  copyTeacher: 'Teacher',
  copyRemoved: 'removed by its author',
  copyHidden: 'hidden by the teacher',
  copyWaiting: 'waits for approval',
  copySaved: (name: string) => `Saved as ${name}.`,
  copyFailed: 'This could not be saved. Please try again in a moment.',
};
