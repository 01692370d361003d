import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createHost } from '../../functions/host/app.ts';
import type { HostEndpoint } from '../../functions/host/endpoint.ts';
import type { Role } from '../../shared/host/role.ts';
import { createHostTest, HostBrowser, type HostTest } from '../support/host.ts';

/** What each endpoint answers: to nobody, to a moderator, to a host, and to a host whose form is of another session. */
type Row = [nobody: number, moderator: number, host: number, foreignForm: number];

const expected: Record<string, Row> = {
  'GET /host': [401, 200, 200, 200],
  'GET /host/episodes': [401, 200, 200, 200],
  'GET /host/episodes/:id': [401, 404, 404, 404],
  'GET /host/episodes/new': [401, 403, 200, 200],
  'POST /host/episodes/new': [401, 403, 400, 403],
  'GET /host/episodes/:id/words': [401, 404, 404, 404],
  'POST /host/episodes/:id/words': [401, 403, 400, 403],
  'POST /host/episodes/:id/words/revert': [401, 403, 400, 403],
  'POST /host/episodes/:id/facts': [401, 403, 400, 403],
  'POST /host/episodes/:id/typed': [401, 403, 400, 403],
  'POST /host/episodes/:id/revert': [401, 403, 400, 403],
  'POST /host/episodes/:id/hide': [401, 403, 400, 403],
  'POST /host/episodes/:id/show': [401, 403, 400, 403],
  'POST /host/episodes/:id/links': [401, 403, 404, 403],
  'POST /host/episodes/:id/links/:article/remove': [401, 403, 404, 403],
  'POST /host/episodes/:id/links/:article/restore': [401, 403, 404, 403],
  'POST /host/episodes/:id/links/:article/moment': [401, 403, 404, 403],
  'POST /host/episodes/:id/links/:article/place': [401, 403, 404, 403],
  'GET /host/articles/:article': [401, 404, 404, 404],
  'POST /host/articles/:article': [401, 403, 404, 403],
  'GET /host/feeds': [401, 200, 200, 200],
  'GET /host/feeds/:show': [401, 404, 404, 404],
  'POST /host/feeds/:show/check': [401, 404, 404, 403],
  'POST /host/feeds/:show/preview': [401, 403, 404, 403],
  'POST /host/feeds/:show/move': [401, 403, 404, 403],
  'GET /host/queue': [401, 200, 200, 200],
  'POST /host/queue/decide': [401, 400, 400, 403],
  'GET /host/comments/:id': [401, 404, 404, 404],
  'POST /host/comments/:id/approve': [401, 400, 400, 403],
  'POST /host/comments/:id/mark-spam': [401, 400, 400, 403],
  'POST /host/comments/:id/undo': [401, 400, 400, 403],
  'POST /host/comments/:id/reject': [401, 400, 400, 403],
  'POST /host/comments/:id/ban': [401, 400, 400, 403],
  'POST /host/comments/:id/purge': [401, 403, 400, 403],
  'POST /host/comments/:id/pin': [401, 404, 404, 403],
  'POST /host/comments/:id/unpin': [401, 404, 404, 403],
  'GET /host/guests': [401, 200, 200, 200],
  'GET /host/guests/:id': [401, 404, 404, 404],
  'POST /host/guests/:id/note': [401, 400, 400, 403],
  'POST /host/guests/:id/restrict': [401, 400, 400, 403],
  'POST /host/guests/:id/lift': [401, 303, 303, 403],
  'GET /host/threads/:id': [401, 404, 404, 404],
  'POST /host/threads/:id': [401, 400, 400, 403],
  'GET /host/log': [401, 200, 200, 200],
  'GET /host/log/export': [401, 200, 200, 200],
  'GET /host/insight': [401, 200, 200, 200],
  'GET /host/data': [401, 403, 200, 200],
  'POST /host/data/export': [401, 403, 200, 403],
  'POST /host/data/import': [401, 403, 400, 403],
  'POST /host/data/person': [401, 403, 400, 403],
  'POST /host/data/erase': [401, 403, 400, 403],
  'GET /host/sessions': [401, 200, 200, 200],
  'GET /host/sign-in': [303, 303, 303, 303],
  'GET /host/signed-in': [400, 400, 400, 400],
  'GET /host/signed-out': [200, 200, 200, 200],
  'POST /host/sessions/:id/end': [401, 303, 303, 403],
  'POST /host/sign-out': [401, 303, 303, 403],
  'POST /host/sign-out-everywhere': [401, 303, 303, 403],
};

let test: HostTest;
beforeAll(async () => {
  test = await createHostTest();
});

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

/** What an endpoint with an id in its address is asked with. */
const addressOf = (path: string): string => path.replaceAll(/:\w+/g, 'AAAAAAAAAAAAAAAA');

async function statusOf(browser: HostBrowser, method: string, path: string, formToken?: string) {
  const address = addressOf(path);
  if (method === 'GET') return (await browser.get(address)).status;
  return (await browser.post(address, {}, formToken === undefined ? {} : { formToken })).status;
}

describe('the endpoints of the host console', () => {
  it('each have a row in this table', () => {
    expect(Object.keys(expected).sort()).toEqual(test.endpoints.map(nameOf).sort());
  });

  it.each(Object.entries(expected))('%s: nobody, moderator, host, foreign form %j', async (name, row) => {
    const [method = '', path = ''] = name.split(' ');
    const other = await test.signedIn('host', 'another-host');
    const statuses = [
      await statusOf(test.stranger(), method, path),
      await statusOf(await test.signedIn('moderator'), method, path),
      await statusOf(await test.signedIn('host'), method, path),
      await statusOf(await test.signedIn('host'), method, path, other.session?.formToken),
    ];
    expect(statuses).toEqual(row);
  });

  it('for hosts alone are closed to moderators, whatever they send along', async () => {
    const endpoint: HostEndpoint = {
      method: 'POST',
      path: '/host/only',
      needs: 'host',
      answer: (c, { role }) => c.json({ role }),
    };
    const app = createHost(test.parts, [endpoint]);
    const as = async (role: Role) => {
      const { cookies, session } = await test.signedIn(role);
      return new HostBrowser(app, Object.fromEntries(cookies), session);
    };
    const moderator = await as('moderator');
    const claims = { role: 'host', groups: ['host'], needs: 'anyone' };
    const attempts = [
      await moderator.send('POST', '/host/only', claims),
      await moderator.post('/host/only?role=host&groups=host', { role: 'host', groups: 'host' }),
      await moderator.send('POST', '/host/only', {}, { headers: { 'x-role': 'host', 'x-groups': 'host' } }),
    ];
    expect(attempts.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(await (await (await as('host')).send('POST', '/host/only')).json()).toEqual({ role: 'host' });
  });

  it('answer nothing that anybody else may keep or find', async () => {
    for (const path of ['/host', '/host/signed-out', '/host/nowhere']) {
      const { headers } = await (await test.signedIn('host')).get(path);
      expect([path, headers.get('cache-control'), headers.get('x-robots-tag')]).toEqual([
        path,
        'private, no-store',
        'noindex',
      ]);
    }
  });

  it('show nobody, and give no cookie, in answers that the edge may keep', async () => {
    const browser = await test.signedIn('host');
    test.later(15 * 60);
    const lost = await browser.get('/host/nowhere/at-all');
    expect(lost.status).toBe(404);
    expect(lost.headers.getSetCookie()).toEqual([]);
    const failing = createHost(test.parts, [
      {
        method: 'GET',
        path: '/host/failing',
        needs: 'host',
        answer: () => Promise.reject(new Error('inside')),
      },
    ]);
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const failed = await new HostBrowser(failing, Object.fromEntries(browser.cookies)).get('/host/failing');
    said.mockRestore();
    expect([failed.status, failed.headers.getSetCookie()]).toEqual([500, []]);
    for (const page of [await lost.text(), await failed.text()]) {
      expect(page).not.toContain('Hosea Host');
      expect(page).not.toContain(browser.session?.formToken);
      expect(page).not.toContain('inside');
    }
  });

  it('change nothing when they are only followed', async () => {
    const browser = await test.signedIn('host');
    const pages = new Set(test.endpoints.flatMap(({ method, path }) => (method === 'GET' ? [path] : [])));
    const posts = test.endpoints.filter(({ path }) => !pages.has(path));
    for (const { path } of posts)
      expect([path, (await browser.get(addressOf(path))).status]).toEqual([path, 405]);
    expect((await browser.get('/host')).status).toBe(200);
  });
});
