// The browser is killed (SIGKILL, all its processes) at twelve points of answering. What the page had acknowledged
// (`flip-record`) is there when it is opened again, once; what was chosen or typed is there too.
// Each point is tried 10 times in CI, twice elsewhere (FLIP_KILLS sets it).
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { room, start } from './mortal.mjs';
import { root, startServer } from './server.mjs';

const ROUNDS = Number(process.env.FLIP_KILLS ?? (process.env.CI === 'true' ? 10 : 2));

const question = (page, id) => page.locator(`#${id}`);
const choose = (page, id, option) => question(page, id).getByRole('radio', { name: option }).check();
const press = (page, id, name) => question(page, id).getByRole('button', { name, exact: true }).click();
const answer = async (page, id, option) => {
  await choose(page, id, option);
  await press(page, id, 'Check');
};
/** Presses without waiting for anything: the process ends in the same breath. */
const pressNow = (page, id, name) => question(page, id).getByRole('button', { name, exact: true }).evaluate((button) => {
  setTimeout(() => button.click());
});
const box = (page) => question(page, 'talk').getByRole('textbox').first();
const checked = (page, id, option) => question(page, id).getByRole('radio', { name: option }).isChecked();

/** Begins the timed quiz and answers it. */
const sit = async (page, heard) => {
  await press(page, 'test', 'Begin');
  await heard('attempted', 1);
  await choose(page, 'three', 'True three');
  await choose(page, 'four', 'False four');
};

/** What the learner does, what is then waited for, and what must be seen at the next visit. */
const POINTS = {
  'an option is being chosen': { act: (page) => choose(page, 'q', 'The throw') },
  'an option was chosen': {
    act: async (page) => {
      await choose(page, 'q', 'The throw');
      await drafted(page, 'q/');
    },
    see: async (page) => assert.ok(await checked(page, 'q', 'The throw'), 'what was chosen'),
  },
  'Check is being pressed': {
    act: async (page) => {
      await choose(page, 'q', 'The throw');
      await pressNow(page, 'q', 'Check');
    },
  },
  'a wrong answer was announced': {
    act: async (page) => {
      await answer(page, 'q', 'The throw');
      await question(page, 'q').getByText('Not yet').first().waitFor();
    },
  },
  'a wrong answer was acknowledged': {
    act: async (page, heard) => {
      await answer(page, 'q', 'The throw');
      await heard('answered', 1);
    },
    see: (page) => question(page, 'q').getByText('Not yet').first().waitFor(),
  },
  'the second try is being chosen': {
    act: async (page, heard) => {
      await answer(page, 'q', 'The throw');
      await heard('answered', 1);
      await press(page, 'q', 'Try again');
      await choose(page, 'q', 'Gravity');
    },
    see: async (page, entries) => assert.equal(entries.filter(({ type }) => type === 'answered').length, 1),
  },
  'the second try was acknowledged': {
    act: async (page, heard) => {
      await answer(page, 'q', 'The throw');
      await heard('answered', 1);
      await press(page, 'q', 'Try again');
      await answer(page, 'q', 'Gravity');
      await heard('answered', 2);
    },
    see: (page) => question(page, 'q').getByText('Right', { exact: true }).first().waitFor(),
  },
  'the first question of a quiz was acknowledged': {
    act: async (page, heard) => {
      await answer(page, 'one', 'True one');
      await heard('answered', 1);
    },
    see: async (page) => {
      await question(page, 'one').getByText('Right', { exact: true }).first().waitFor();
      assert.ok(await question(page, 'two').getByRole('button', { name: 'Check' }).isVisible());
    },
  },
  'a quiz was handed in': {
    act: async (page, heard) => {
      await answer(page, 'one', 'True one');
      await answer(page, 'two', 'True two');
      await heard('submitted', 1);
    },
    see: async (page, entries) => {
      await question(page, 'quiz').getByRole('heading', { name: 'Your result' }).waitFor();
      assert.equal(entries.filter(({ type }) => type === 'submitted').length, 1);
    },
  },
  'the answers of a timed quiz were chosen': {
    act: async (page, heard) => {
      await sit(page, heard);
      await drafted(page, 'four/');
    },
    see: async (page) => {
      assert.ok(await checked(page, 'three', 'True three'), 'the first choice');
      assert.ok(await checked(page, 'four', 'False four'), 'the second choice');
      await question(page, 'test').getByRole('timer').waitFor();
    },
  },
  'a timed quiz is being handed in': {
    act: async (page, heard) => {
      await sit(page, heard);
      await drafted(page, 'four/');
      await pressNow(page, 'test', 'Hand in');
    },
    // All of it or nothing of it: a handing in that was cut off is finished.
    see: async (page) => {
      const result = question(page, 'test').getByRole('heading', { name: 'Your result' });
      await result.or(question(page, 'test').getByRole('button', { name: 'Hand in' })).first().waitFor();
      if (await result.count() === 0) assert.ok(await checked(page, 'three', 'True three') && await checked(page, 'four', 'False four'));
      else await question(page, 'test').getByText('1 of 2 points', { exact: true }).waitFor();
    },
  },
  'a post is being typed': {
    act: async (page) => {
      await box(page).pressSequentially('Half a thought');
      await drafted(page, 'talk/');
    },
    see: async (page) => assert.equal(await box(page).inputValue(), 'Half a thought'),
  },
  'Post is being pressed': {
    act: async (page) => {
      await box(page).fill('A whole thought');
      await drafted(page, 'talk/');
      await pressNow(page, 'talk', 'Post');
    },
    // Posted or still in the box: never gone, never both.
    see: async (page, entries) => {
      const posted = entries.filter(({ type }) => type === 'posted').length;
      const kept = await box(page).inputValue();
      assert.ok(posted === 1 || kept === 'A whole thought', `posted ${posted}, in the box: "${kept}"`);
    },
  },
  'a post was acknowledged': {
    act: async (page, heard) => {
      await box(page).fill('A whole thought');
      await press(page, 'talk', 'Post');
      await heard('posted', 1);
    },
    see: async (page) => assert.equal(await question(page, 'talk').getByText('A whole thought').count(), 1),
  },
};

let server;

before(async () => {
  const html = await readFile(join(root, 'test/journeys/killed.html'), 'utf8');
  server = await startServer({
    fault: (request, response) => {
      const [, lesson] = /^\/killed\/([\w-]+)$/.exec(request.url) ?? [];
      if (!lesson) return false;
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(html.replace('LESSON', lesson));
      return true;
    },
  });
});

after(() => server?.close());

for (const [name, point] of Object.entries(POINTS)) {
  test(`killed while or after ${name}: nothing acknowledged is lost, nothing doubled (${ROUNDS} times)`, async () => {
    const slug = name.replace(/\W+/g, '-');
    const profile = await mkdtemp(join(await room(), 'flip-killed-'));
    let previous;
    try {
      for (let round = 0; round <= ROUNDS; round += 1) {
        const browser = await start(profile);
        try {
          // One start checks what the last round left and begins the next.
          if (previous) await look(browser.page, previous, point);
          if (round < ROUNDS) previous = await live(browser, `${slug}-${round}`, point);
        } finally {
          await browser.kill();
        }
      }
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}

async function live({ page }, lesson, { act }) {
  const records = [];
  page.on('console', (message) => {
    const [, json] = /^FLIP-RECORD (.*)$/.exec(message.text()) ?? [];
    if (json) records.push(JSON.parse(json));
  });
  await page.addInitScript(() => document.addEventListener('flip-record', ({ detail }) => console.log(`FLIP-RECORD ${JSON.stringify(detail)}`)));
  await page.goto(`${server.origin}/killed/${lesson}`);
  await ready(page);
  const heard = async (type, count) => {
    for (let i = 0; records.filter((record) => record.type === type).length < count; i += 1) {
      assert.ok(i < 200, `${count} x ${type} heard`);
      await new Promise((done) => setTimeout(done, 25));
    }
  };
  await act(page, heard);
  return { lesson, records };
}

async function look(page, { lesson, records }, { see }) {
  await page.goto(`${server.origin}/killed/${lesson}`);
  await ready(page);
  const entries = await entriesOf(page, `killed-${lesson}`);
  for (const { id, data, type } of records) {
    const kept = entries.filter((entry) => entry.id === id);
    assert.equal(kept.length, 1, `the acknowledged ${type} is there once`);
    assert.deepEqual(kept[0].data, data);
  }
  assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length, 'no id twice');
  const tries = entries.filter(({ type }) => type === 'answered').map(({ activity, data }) => `${activity} ${data.try}`);
  assert.equal(new Set(tries).size, tries.length, 'no try twice');
  await see?.(page, entries);
}

/** The page has heard from the log. */
async function ready(page) {
  await question(page, 'q').getByRole('radio').first().waitFor();
  await page.locator('flip-lesson').getByText('Saved on this device').waitFor();
  await page.waitForTimeout(50);
}

function entriesOf(page, space) {
  return page.evaluate((name) => new Promise((done) => {
    indexedDB.open('flip-elements').onsuccess = ({ target: { result: database } }) => {
      database.transaction('entries').objectStore('entries').getAll(IDBKeyRange.bound([name], [name, Infinity])).onsuccess = ({ target }) => {
        database.close();
        done(target.result);
      };
    };
  }), space);
}

/** Waits until a draft whose key begins so is on the disk. */
async function drafted(page, start) {
  for (let i = 0; i < 200; i += 1) {
    const keys = await page.evaluate(() => new Promise((done) => {
      indexedDB.open('flip-elements').onsuccess = ({ target: { result: database } }) => {
        database.transaction('drafts').objectStore('drafts').getAllKeys().onsuccess = ({ target }) => {
          database.close();
          done(target.result);
        };
      };
    }));
    const space = await page.locator('flip-lesson').getAttribute('lesson');
    if (keys.some(([of, key]) => of === space && key.startsWith(start))) return;
    await page.waitForTimeout(25);
  }
  assert.fail(`a draft of ${start}`);
}
