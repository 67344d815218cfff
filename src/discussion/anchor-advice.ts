export type AnchorAdvice = readonly [message: string, instead?: string];

/** What each advice has to know. */
export interface AnchorFacts {
  noFor: [];
  noAnchor: [id: string];
  strangeAnchor: [anchor: string, id: string];
  noTarget: [id: string];
  notMedium: [id: string];
}

/** What the page's author is told in the console, by occasion. Loaded only when there is something to tell. */
export const ANCHOR_ADVICE: {readonly [K in keyof AnchorFacts]: (...facts: AnchorFacts[K]) => AnchorAdvice} = {
  noFor: () => ['It does not say which video its posts are pinned to.', '<flip-discussion for="the-id-of-the-video" anchor="time">'],
  noAnchor: (id) => [`It is for "${id}", but does not say how its posts belong to it.`, `<flip-discussion for="${id}" anchor="time">`],
  strangeAnchor: (anchor, id) => [`anchor="${anchor}" is not known; posts can be pinned to a "time".`, `<flip-discussion for="${id || 'the-id-of-the-video'}" anchor="time">`],
  noTarget: (id) => [`Nothing on this page has the id "${id}"; it waits for it, and posts are not pinned to a time.`, `<flip-video id="${id}" src="...">`],
  notMedium: (id) => [`The element with the id "${id}" plays nothing, so posts cannot be pinned to its seconds.`, `<flip-video id="${id}" src="..."> and <flip-discussion for="${id}" anchor="time">`],
};
