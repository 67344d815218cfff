/** Words that say nothing of what a remark is about, in English and German; written without accents. */
const EMPTY = new Set(`
a about above actually after again all almost already also although always am an and another any anything are aren as at back be because been before
being between both but by came can cannot clear come could couldn did didn difference different do does doesn doing don done down each either else
especially etc even ever every everything example examples exactly explain explained explanation few find first for from get gets getting give given go
goes going good got had hard has have haven having he help her here him his how however i if in instead into is isn it its itself just kind know last
least less let like little ll lot made make makes many maybe me mean means might more most much must my need never no nobody none not nothing now of
off often ok on once one only or other others our out over part please point possible question questions quite rather re real really right said same
say second see seem seems she should show shown similar since so some someone something sometimes somewhat still such sure take than thank thanks that
the their them then there these they thing things think this those though through time to too understand understanding understood unclear confused
confusing until up us use used using usually ve very video want was wasn way we well were what when where whether which while who whole why will with
without work works would wrong yes yet you your
aber alle allem allen aller alles als also am an andere anderen anders auch auf aus bei beim beispiel bekomme bin bis bisher bitte da dabei dadurch
dafur dagegen daher damit danach dann daran darauf daraus das dass dazu dein dem den denn der des deshalb dich die dies diese diesem diesen dieser
dieses dir doch dort du durch eigentlich ein eine einem einen einer eines einfach einmal er erklaren erklarung erst es etwas euch fast finde frage
fragen fur gar ganz geben geht genau genug gerade gibt gleich gut habe haben hat hatte hatten hier hin ich ihm ihn ihnen ihr ihre im immer in ins
irgendwie ist ja jede jedem jeden jeder jedes jetzt kann kannst kein keine keinen klar kommt konnen konnte konnten leider machen macht mal man mehr
mein meine meinen meiner meist mich mir mit muss mussen nach nicht nichts nie noch nun nur ob oder oft ohne richtig schon schwer schwierig sehr sein
seine seit sich sie sind so sogar soll sollte sollten sondern stelle teil trotzdem uber um und unklar uns unser unter verstand verstanden verstehe
verstehen viel viele vielleicht vom von vor war warum was wegen weil weiss welche welchem welchen welcher welches wenig wenn wer werde werden wie
wieder wieso will wir wird wirklich wo wohl worden wurde wurden zu zum zur zwar zwischen`.trim().split(/\s+/));

/** Endings that are taken off, the longest first; what remains has at least four letters. */
const ENDINGS = [
  'ierungen', 'ierung', 'ations', 'ation', 'ically', 'ungen', 'ities', 'ments', 'ment', 'ungs', 'ions', 'ness', 'heit', 'keit', 'lich', 'isch', 'ical',
  'ing', 'ung', 'ion', 'ity', 'ies', 'ern', 'ers', 'est', 'ive', 'ed', 'er', 'es', 'en', 'em', 'ly', 'al', 'ic', 'e', 'n', 's', 'y',
];

interface Words {
  segment(text: string): Iterable<{segment: string; isWordLike?: boolean}>;
}

/** The browser's own words, for languages that write no spaces; `undefined` where it has none. */
const segmenter: Words | undefined = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter(undefined, {granularity: 'word'}) : undefined;

/** A word that carries meaning, as it is written and as it is compared. */
export interface Token {word: string; stem: string}

/** The words of a text that say what it is about, in their order. */
export function tokensOf(text: string): Token[] {
  return wordsIn(text.normalize('NFC')).flatMap((word) => {
    const plain = word.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '');
    if (EMPTY.has(plain) || /^\d+$/.test(plain)) return [];
    // A sign of Chinese or Japanese is a word; a letter of an alphabet is none.
    if (plain.length < 3 && /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(plain)) return [];
    return [{word, stem: stemOf(plain)}];
  });
}

/** What two words share when they are one to us: `forces`, `force`; `Kräfte`, `Kraft`. */
export const stemsOf = (text: string): string[] => tokensOf(text).map(({stem}) => stem);

function wordsIn(text: string): string[] {
  if (segmenter && /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]/.test(text)) {
    return [...segmenter.segment(text)].filter(({isWordLike}) => isWordLike).map(({segment}) => segment);
  }
  return text.match(/[\p{L}\p{M}\d]+/gu) ?? [];
}

function stemOf(word: string): string {
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= 4);
  const short = ending ? word.slice(0, -ending.length) : word;
  // `stopped` and `stop`, `falling` and `fall` and `fallen`.
  return short.length > 4 && short.at(-1) === short.at(-2) ? short.slice(0, -1) : short;
}
