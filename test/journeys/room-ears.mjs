// What a page was told and what it holds, seen from outside of it: its network as a wire that can be cut, its DOM with all
// shadow trees, its disk, and its memory as the browser writes it down.
import {once} from 'node:events';
import {createServer, request as ask} from 'node:http';

/** A server before the class server, which keeps all that goes to a page: {origin, told(), cut(), mend(), close()}. */
export async function openWire(school) {
  const {hostname, port} = new URL(school);
  const told = [];
  let isCut = false;
  const server = createServer((request, response) => {
    if (isCut) {
      request.socket.destroy();
      return;
    }
    const onward = ask({hostname, port, path: request.url, method: request.method, headers: {...request.headers, host: `${hostname}:${port}`}}, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.on('data', (part) => told.push(part)).on('error', () => response.destroy()).pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    told: () => Buffer.concat(told).toString(),
    /** Ends every connection, and lets none in until it is mended. */
    cut() {
      isCut = true;
      server.closeAllConnections();
    },
    mend() {
      isCut = false;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => { server.close(done); });
    },
  };
}

/** All words of a page and all attributes of its elements, through shadow trees. */
export const treeOf = (page) => page.evaluate(() => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((each) => [
    each.localName, ...[...each.attributes].map(({name, value}) => `${name}=${value}`), ...[...each.childNodes].filter(({nodeType}) => nodeType === 3).map(({data}) => data.trim() && `"${data.trim()}"`),
    ...(each.shadowRoot ? all(each.shadowRoot) : []),
  ]);
  return all(document).filter(Boolean).join('\n');
});

/** All that a page's disk holds. */
export const diskOf = (page) => page.evaluate(async () => {
  const asked = (request) => new Promise((done, fail) => Object.assign(request, {onsuccess: () => done(request.result), onerror: () => fail(request.error)}));
  const found = [JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})];
  for (const {name} of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name));
    for (const store of database.objectStoreNames) found.push(JSON.stringify(await asked(database.transaction(store).objectStore(store).getAll())));
    database.close();
  }
  return found.join('\n');
});

/**
 * What a page's memory holds of votes: entries of type `voted`, numbers kept under the name of an answer, and texts in which
 * either is written down.
 * @param answers the keys that can be voted for
 */
export async function votesInMemory(page, answers) {
  const {snapshot: {meta}, nodes, edges, strings} = JSON.parse(await heapOf(page));
  const [nodeSize, edgeSize] = [meta.node_fields.length, meta.edge_fields.length];
  const [type, name, edgeCount] = ['type', 'name', 'edge_count'].map((field) => meta.node_fields.indexOf(field));
  const [edgeType, edgeName, edgeTo] = ['type', 'name_or_index', 'to_node'].map((field) => meta.edge_fields.indexOf(field));
  const property = meta.edge_types[0].indexOf('property');
  const number = meta.node_types[0].indexOf('number');
  const found = {objects: nodes.length / nodeSize, entries: 0, counts: [], texts: strings.filter((text) => /"type":"voted"|"counts":\{"/.test(text)).map((text) => text.slice(0, 200))};
  for (let node = 0, edge = 0; node < nodes.length; node += nodeSize) {
    for (const end = edge + nodes[node + edgeCount] * edgeSize; edge < end; edge += edgeSize) {
      if (edges[edge + edgeType] !== property) continue;
      const key = strings[edges[edge + edgeName]];
      const to = edges[edge + edgeTo];
      if (key === 'type' && strings[nodes[to + name]] === 'voted') found.entries += 1;
      if (answers.includes(key) && nodes[to + type] === number) found.counts.push(key);
    }
  }
  return found;
}

async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  const parts = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({chunk}) => parts.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', {reportProgress: false, captureNumericValue: true});
  await session.detach();
  return parts.join('');
}
