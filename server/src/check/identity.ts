import {expect, expectRefusal, type Sentence} from './sentence.js';
import {ask, at, join} from './wire.js';

/** Who somebody is, and who is nobody. */
export const identity: Sentence[] = [
  {
    says: 'health answers 200 without a token',
    async tryOn({backend}) { expect('status', (await ask(backend, 'GET', '/v1/health')).status, 200); },
  },
  {
    says: 'an address of nothing is 404 and says so',
    async tryOn({backend}) { expectRefusal('GET /v1/nothing', await ask(backend, 'GET', '/v1/nothing'), 404); },
  },
  {
    says: 'the code lets a learner in, with a name, and the key the staff',
    async tryOn({backend, ann, tea}) {
      expect('role by code', ann.role, 'learner');
      expect('role by key', tea.role, 'staff');
      const {body} = await ask(backend, 'POST', '/v1/join', {body: {code: backend.code, name: 'Zoe'}});
      expect('space, role and name without naming the space', [body?.space, body?.role, body?.name], [backend.space, 'learner', 'Zoe']);
      expect('expires', Number.isNaN(Date.parse(String(body?.expires))), false);
    },
  },
  {
    says: 'a wrong code and a wrong key are 403',
    async tryOn({backend}) {
      for (const body of [{code: '2222-2222'}, {key: 'x'.repeat(43)}]) expectRefusal(JSON.stringify(body), await ask(backend, 'POST', at(backend, 'join'), {body}), 403);
    },
  },
  {
    says: 'me says who one is, and takes another name',
    async tryOn({backend, ann}) {
      await ask(backend, 'PATCH', at(backend, 'me'), {token: ann.token, body: {name: 'Ann B.'}});
      const {body} = await ask(backend, 'GET', at(backend, 'me'), {token: ann.token});
      expect('me', [body?.sub, body?.role, body?.name, body?.space], [ann.sub, 'learner', 'Ann B.', backend.space]);
    },
  },
  {
    says: 'renew gives another token for the same person',
    async tryOn({backend, ann}) {
      const {status, body} = await ask(backend, 'POST', at(backend, 'renew'), {token: ann.token});
      expect('status and sub', [status, body?.sub], [200, ann.sub]);
      expect('it works', (await ask(backend, 'GET', at(backend, 'me'), {token: String(body?.token)})).status, 200);
    },
  },
  {
    says: 'who joins again with the old token stays who they are',
    async tryOn({backend, ann}) { expect('sub', (await join(backend, {code: backend.code}, ann.token)).sub, ann.sub); },
  },
  {
    says: 'no token, a changed one, one with alg none and one for another space are refused',
    async tryOn({backend, ann, ben}) {
      const [head, body, signature] = ann.token.split('.') as [string, string, string];
      const plain = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
      const tokens: [string, string | undefined, number][] = [
        ['no token', undefined, 401],
        ['another role', [head, plain({...claims, role: 'staff'}), signature].join('.'), 401],
        ['another person', [head, plain({...claims, sub: ben.sub}), signature].join('.'), 401],
        ['alg none', [plain({alg: 'none'}), body, ''].join('.'), 401],
        ['alg none with a signature', [plain({alg: 'none'}), body, signature].join('.'), 401],
        ['no token at all', 'abc', 401],
      ];
      for (const [what, token, status] of tokens) expectRefusal(what, await ask(backend, 'GET', at(backend, 'entries'), token === undefined ? {} : {token}), status);
      expectRefusal('another space', await ask(backend, 'GET', `/v1/spaces/${backend.space}x/entries`, {token: ann.token}), 403);
      expectRefusal('a token in the address', await ask(backend, 'GET', at(backend, `entries?token=${ann.token}&access_token=${ann.token}`)), 401);
    },
  },
];
