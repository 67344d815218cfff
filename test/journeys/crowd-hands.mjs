// What somebody in a crowd does with a discussion, in the page: only what a reader could press, type and see.

/** Runs in the page before anything else: puts `hands` there. */
export function lendHands() {
  const root = () => document.querySelector('flip-discussion')?.shadowRoot;
  const articles = () => [...root()?.querySelectorAll('article') ?? []];
  const body = (article) => article.querySelector('.body').textContent.trim();
  const area = (box) => box.shadowRoot.querySelector('textarea');
  const button = (within, word) => [...within.querySelectorAll('button')].find((each) => each.textContent.trim() === word);

  async function until(what, see) {
    for (const end = performance.now() + 60_000; ;) {
      const seen = see();
      if (seen) return seen;
      if (performance.now() > end) throw new Error(`Nobody sees ${what}.`);
      await new Promise((done) => { setTimeout(done, 25); });
    }
  }

  const composer = (within) => until('a box', () => {
    const box = root()?.querySelector(`${within} flip-composer`);
    return box?.shadowRoot?.querySelector('textarea') && box;
  });
  function type(box, text) {
    area(box).value = text;
    area(box).dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  }
  /** Until it is on show, and on this device's disk: now the page may close. */
  async function send(box, word, text) {
    const kept = new Promise((done) => {
      document.addEventListener('flip-record', ({detail}) => detail.data.text === text && !detail.pending && done());
    });
    type(box, text);
    await box.updateComplete;
    button(box.shadowRoot, word).click();
    await kept;
    await until(`"${text}"`, () => articles().some((article) => body(article) === text));
  }
  /** One of the posts that fit, by a number from 0 to 1; none where none fits. */
  const one = (share, fits) => {
    const found = articles().filter(fits);
    return found[Math.floor(share * found.length)];
  };
  const isClosed = (article) => !article.querySelector('flip-composer, .menu');

  globalThis.hands = {
    post: async (text) => send(await composer('.new'), 'Post', text),
    async reply(share, text) {
      const to = one(share, (article) => isClosed(article) && article.querySelector('[part=reply]'));
      if (!to) return false;
      to.querySelector('[part=reply]').click();
      await send(await composer(`#${to.id}`), 'Reply', text);
      return true;
    },
    /** Returns what it said before. */
    async edit(share, text) {
      const mine = one(share, (article) => isClosed(article) && article.querySelector('[part=edit]'));
      if (!mine) return undefined;
      const before = body(mine);
      mine.querySelector('[part=edit]').click();
      await send(await composer(`#${mine.id}`), 'Save', text);
      return before;
    },
    async like(share) {
      const like = one(share, (article) => article.querySelector('[part=like]'))?.querySelector('[part=like]');
      const before = like?.getAttribute('aria-pressed');
      like?.click();
      if (like) await until('the like', () => !like.isConnected || like.getAttribute('aria-pressed') !== before);
    },
    /** For the staff: hides what somebody else wrote, or shows it again. */
    async hide(share) {
      const post = one(share, (article) => isClosed(article) && article.querySelector('[part=more]') && !article.querySelector('[part=edit]'));
      if (!post) return;
      post.querySelector('[part=more]').click();
      const word = await until('a menu', () => button(post, 'Hide') ?? button(post, 'Show again'));
      word.click();
      await until('the menu closed', () => !post.querySelector('.menu'));
    },
    /** Begins an answer and leaves it. */
    async begin(share, text) {
      const to = one(share, (article) => isClosed(article) && article.querySelector('[part=reply]'));
      if (!to) return undefined;
      to.querySelector('[part=reply]').click();
      type(await composer(`#${to.id}`), text);
      return to.id;
    },
    async write(text) {
      type(await composer('.new'), text);
      // The letters go to the disk before this page may be closed.
      await new Promise((done) => { setTimeout(done, 100); });
    },
    typed: () => [...root()?.querySelectorAll('flip-composer') ?? []].map((box) => area(box)?.value ?? '').filter(Boolean).sort(),
    /** All that is to be read, a line a post, as everybody should read it: `me` in place of "You". */
    read(me) {
      for (const more of root()?.querySelectorAll('.news button, p.more button') ?? []) more.click();
      return articles().map((article) => {
        const mine = article.querySelector('h4').textContent === 'You';
        const badges = [...article.querySelectorAll('.badge')].map((badge) => badge.textContent.trim());
        const hidden = article.querySelector('.stub') !== null || badges.some((badge) => badge.startsWith('Hidden'));
        const edited = [...article.querySelectorAll('.meta > span')].some((span) => span.textContent.startsWith('edited'));
        const likes = article.querySelector('[part=like] [aria-hidden=true]:not(svg)')?.textContent ?? '0';
        const level = /level-\d/.exec(article.className)[0];
        const author = badges.includes('Teacher') ? 'the teacher' : mine ? me : article.querySelector('h4').textContent;
        return {
          line: [level, author, ...(hidden ? ['hidden'] : [body(article), `${likes} likes`, edited ? 'edited' : ''])].join(' | '),
          text: body(article), unkept: article.querySelector('.unkept') !== null,
        };
      });
    },
  };
}
