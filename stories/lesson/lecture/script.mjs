/**
 * The narration as data. One line is one sentence: it is spoken, shown as one caption, and may move the slides on.
 *
 *   text   what the caption says; `|` is where a caption of two lines breaks
 *   say    what the voice is given instead, where the spoken form differs (numbers, emphasis)
 *   show   the slide state (see slides.mjs) that fades in as the sentence begins
 *   then   [state, share]: another state that fades in when that share of the sentence has been spoken
 *   pause  silence after the sentence, in seconds (default below)
 *   stop   a checkpoint stands in the pause after this sentence; `back` is the state whose sentence a wrong answer returns to
 *
 * The numbers, all of them illustrative: 1,000 people, 1 % ill (10), sensitivity 90 % (9 found, 1 missed),
 * false positives 9 % of 990 (89.1, so about 89), positives 98, share ill 9 / 98 = 9.2 %, about 1 in 11.
 * A second independent test: 90 % of 9 is about 8, 9 % of 89 is about 8, so 8 of 16. A clinic where half of 200 are ill:
 * 90 found, 9 false alarms, 90 / 99 = 90.9 %, which is 10 in 11.
 */
export const between = 0.4; // seconds of silence after a sentence
export const betweenSections = 0.85; // after the last sentence of a section
export const atStop = 1.05; // where a checkpoint stands

export const sections = [
  {
    title: 'A letter says “positive”',
    lines: [
      { show: 'title', text: 'What does a positive test mean?', pause: 0.9 },
      { show: 'letter', text: 'Imagine a letter from your doctor.' },
      { text: 'You feel fine. It was a routine check.' },
      { show: 'letter-positive', text: 'One word is printed in bold: positive.' },
      { text: 'So, are you ill?', pause: 0.6 },
      { show: 'facts-1', text: 'The illness is rare.|One person in a hundred has it.' },
      { show: 'facts-2', text: 'The test is good.|It finds 90 percent of those who are ill.', say: 'The test is good. It finds ninety percent of those who are ill.' },
      { show: 'facts-3', text: 'But 9 percent of the healthy|test positive, too.', say: 'But nine percent of the healthy test positive, too.' },
      { show: 'guess', text: 'How likely is it that you are ill?' },
      { text: 'Make a guess, before we count.', stop: { id: 'guess', label: 'Your guess', back: 'facts-1' } },
    ],
  },
  {
    title: 'Think in people',
    lines: [
      { show: 'people', text: 'Percentages are slippery.|So let us think in people.' },
      { text: 'Here are one thousand people like you.|Each dot is one person.', then: ['people-labelled', 0.45] },
      { show: 'ill', text: 'One in a hundred is ill.|That makes ten people.' },
      { show: 'sorted', text: 'The other 990 are healthy.', say: 'The other nine hundred and ninety are healthy.' },
      { show: 'sorted-test', text: 'Now all of them take the test.', pause: 0.7 },
      { show: 'ten', text: 'Begin with the ten who are ill.' },
      { show: 'ten-asked', text: 'The test finds 90 percent of them.', say: 'The test finds ninety percent of them.' },
      { text: 'How many positive letters is that?', stop: { id: 'found', label: 'The ill', back: 'ill' } },
      { show: 'ten-found', text: 'Nine.|Nine of the ten get a positive letter.' },
      { show: 'ten-missed', text: 'One ill person is missed.' },
    ],
  },
  {
    title: 'False alarms',
    lines: [
      { show: 'healthy', text: 'Now the healthy.|There are a lot of them.' },
      { show: 'healthy-asked', text: 'Nine percent get a false alarm.' },
      { text: 'That sounds small.|But it is nine percent of 990.', say: 'That sounds small. But it is nine percent of nine hundred and ninety.' },
      { show: 'who', text: 'So who gets more positive letters:|the ill, or the healthy?', stop: { id: 'more', label: 'The healthy', back: 'healthy' } },
      { show: 'alarms', text: 'The healthy, by far.' },
      { show: 'alarms-89', text: 'Nine percent of 990 people|is about 89 people.', say: 'Nine percent of nine hundred and ninety people, is about eighty nine people.' },
    ],
  },
  {
    title: 'Count the letters',
    lines: [
      { show: 'table', text: 'Put all the positive letters on one table.' },
      { show: 'table-9', text: '9 from people who are ill.', say: 'Nine from people who are ill.' },
      { show: 'table-89', text: '89 from people who are healthy.', say: 'Eighty nine from people who are healthy.' },
      { show: 'table-98', text: '98 letters in all.', say: 'Ninety eight letters, in all.' },
      { show: 'eleven', text: 'So 9 of 98 are ill.|That is about one in eleven.', say: 'So, nine of ninety eight are ill. That is about one in eleven.', pause: 0.7 },
      { text: 'Did you guess much higher?|You are in good company.' },
      { text: 'Even many doctors do.', pause: 0.6 },
      { show: 'inverse-1', text: '90 percent says how often|the ill test positive.', say: 'Ninety percent says how often the ill test positive.' },
      { show: 'inverse-2', text: 'You asked the other way round:|how often are the positive ill?', say: 'You asked the other way round. How often are the positive ill?' },
    ],
  },
  {
    title: 'What the test is good for',
    lines: [
      { show: 'useful', text: 'Is the test useless, then? No.', say: 'Is the test useless, then? No.' },
      { show: 'useful-up', text: 'Before the test, your risk was one in 100.|Now it is one in eleven.', say: 'Before the test, your risk was one in a hundred. Now it is one in eleven.' },
      { text: 'That is a good reason to look again.' },
      { show: 'second', text: 'Let those 98 people|take a second, independent test.', say: 'Let those ninety eight people take a second, independent test.' },
      { show: 'second-count', text: 'About 8 of the ill test positive again,|and about 8 of the healthy.', say: 'About eight of the ill test positive again, and about eight of the healthy.' },
      { show: 'second-half', text: 'Positive twice?|Then it is about half and half.', pause: betweenSections },
      { show: 'clinic', text: 'Now take the first test to a clinic.' },
      { text: 'Here, people come because they feel ill.|And half of them are.', say: 'Here, people come because they feel ill. And half of them are.', then: ['clinic-half', 0.55] },
      { show: 'clinic-asked', text: 'In this clinic, your test is positive.|What does it mean here?', stop: { id: 'clinic', label: 'In the clinic', back: 'clinic' } },
      { show: 'clinic-found', text: 'Of 100 ill people, the test finds 90.', say: 'Of one hundred ill people, the test finds ninety.' },
      { show: 'clinic-alarms', text: 'Of 100 healthy people,|9 get a false alarm.', say: 'Of one hundred healthy people, nine get a false alarm.' },
      { show: 'clinic-table', text: 'So 90 of 99 positive letters are true.', say: 'So, ninety of ninety nine positive letters are true.' },
      { show: 'clinic-eleven', text: 'That is ten in eleven.' },
      { show: 'same', text: 'The same test. The same word.|And another meaning.' },
    ],
  },
  {
    title: 'Take this with you',
    lines: [
      { show: 'take-1', text: 'What a positive test means depends on|how common the illness is.' },
      { show: 'take-2', text: 'So think in people,|not in percentages.' },
      { show: 'take-3', text: 'When someone says positive, ask:', say: 'When someone says positive, ask.', pause: 0.3 },
      { text: 'Out of all who test positive,|how many are ill?', say: 'Out of all who test positive, how many are ill?', pause: 2.2 },
    ],
  },
];
