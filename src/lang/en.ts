import {base} from './en/base.js';
import {captions} from './en/captions.js';
import {describe} from './en/describe.js';
import {discussion} from './en/discussion.js';
import {embed} from './en/embed.js';
import {file} from './en/file.js';
import {given} from './en/given.js';
import {lesson} from './en/lesson.js';
import {network} from './en/network.js';
import {paper} from './en/paper.js';
import {placing} from './en/placing.js';
import {quiz} from './en/quiz.js';
import {save} from './en/save.js';
import {settings} from './en/settings.js';
import {sign} from './en/sign.js';
import {sitting} from './en/sitting.js';
import {stops} from './en/stops.js';
import {together} from './en/together.js';
import {transcript} from './en/transcript.js';
import {typed} from './en/typed.js';
import {video} from './en/video.js';
import {watched} from './en/watched.js';
import {speak} from './speak.js';

/**
 * English as a whole, and by its type the list of all messages: another language has the same keys or does not compile.
 * Elements bring the part they need, so that a page with a question does not pay for the words of a discussion.
 */
export const en = {
  ...base, ...save, ...lesson, ...video, ...network, ...embed, ...captions, ...settings, ...describe, ...sign, ...stops,
  ...together, ...watched, ...transcript, ...quiz, ...discussion, ...given, ...typed, ...paper, ...sitting, ...file,
  ...placing,
};

export type Messages = typeof en;

speak(en);
