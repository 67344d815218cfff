/** The words of votes as a file for programs. */
export const exporting = {
  exportJson: 'Save the votes as JSON',
};
