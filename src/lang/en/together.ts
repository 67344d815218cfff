/** The words of several stops at one second. */
export const together = {
  questionsAt: (n: number, time: string) => `${n} questions at ${time}`,
  stopsAt: (n: number, time: string) => `${n} stops at ${time}`,
  leftToDo: (n: number, all: number) => `${n} of ${all} still to do before you can go on.`,
};
