import { beforeEach, describe, expect, it } from 'vitest';
import { createDiscussions } from '../../shared/comments/create-discussions.ts';
import { postOf, siteIn, somebody } from '../support/discussion.ts';
import { createHostTest, type HostBrowser, type HostTest } from '../support/host.ts';

const [ada, bob] = ['gast00000000000a', 'gast00000000000b'];
let test: HostTest;
let moira: HostBrowser;

beforeEach(async () => {
  test = await createHostTest();
  moira = await test.signedIn('moderator', 'moira');
});

async function send(body: string, guest = ada, more: object = {}): Promise<string> {
  const discussions = createDiscussions({ ...test.tools, site: siteIn('trusted') });
  const form = { state: 'valid' as const, issuedAt: new Date(test.clock.now.getTime() - 60_000) };
  const sent = await discussions.post(postOf(test.thread, body, { form, ...more }), somebody(guest));
  if (sent.outcome !== 'stored') throw new Error(JSON.stringify(sent));
  return sent.comment.id;
}

const text = async (path: string) => (await moira.get(path)).text();
const stateOf = async (id: string) => (await test.moderation.comment(id))?.comment.state;

describe('The queue', () => {
  it('shows cards with the words that a check stumbled over, every reason, the guest and the decisions', async () => {
    const id = await send('Look at https://shop.example/lamps & buy <b>two</b>.');
    const html = await text('/host/queue');
    expect(html).toContain(`id="card-${id}"`);
    expect(html).toContain('<mark>https://shop.example/lamps</mark> &amp; buy &lt;b&gt;two&lt;/b&gt;.');
    for (const label of ['New here', 'Link from newcomer']) expect(html).toContain(`>${label}</a>`);
    expect(html).toContain('1 waiting');
    expect(html).toContain('The harbour');
    expect(html).toContain(`action="/host/comments/${id}/approve?list=pending"`);
    expect(html).toContain(`name="form-token" value="${moira.session?.formToken}"`);
    expect(html).not.toContain('<b>two</b>');
  });

  it('shows what a comment answers, what readers reported and what was noted', async () => {
    const root = await send('What of the harbour?', bob);
    await moira.post(`/host/comments/${root}/approve`, { ifRev: '1' });
    await send('It is deep.', ada, { replyTo: root });
    await test.discussions.report({ comment: root, note: 'He knows well what of it.' }, somebody());
    await moira.post(`/host/guests/${bob}/note`, { ifRev: '0', text: 'Asks a lot.' });
    expect(await text('/host/queue')).toContain('What of the harbour?');
    const reported = await text('/host/queue?list=reported');
    expect(reported).toContain('He knows well what of it.');
    expect(reported).toContain('Asks a lot.');
  });

  it('carries a decision out by a form, leads back to the list, and takes it back', async () => {
    const id = await send('Fine words.');
    const answer = await moira.post(`/host/comments/${id}/approve?list=pending&show=my-show`, { ifRev: '1' });
    expect(answer.status).toBe(303);
    const back = answer.headers.get('location') ?? '';
    expect(back).toBe(`/host/queue?list=pending&show=my-show&done=approve&comment=${id}&rev=2`);
    expect(await stateOf(id)).toBe('published');
    expect(await text(back)).toContain(`action="/host/comments/${id}/undo?list=pending&amp;show=my-show"`);
    expect(await stateOf(id)).toBe('published');
    await moira.post(`/host/comments/${id}/undo?list=pending`, { ifRev: '2' });
    expect(await stateOf(id)).toBe('pending');
  });

  it('leads back to the comment’s own page from the forms that stand there', async () => {
    const id = await send('Fine words.');
    const page = `/host/comments/${id}`;
    const formOf = async (action: string) => {
      const html = (await text(page)).replaceAll('&amp;', '&');
      return html.match(new RegExp(`"(/host/[^"]*/${action}\\?[^"]*)"`))?.[1] ?? `no form for ${action}`;
    };
    const press = async (action: string, fields: Record<string, string>) =>
      (await moira.post(await formOf(action), fields)).headers.get('location') ?? '';
    const approved = await press('approve', { ifRev: '1' });
    expect(approved).toBe(`${page}?done=approve&comment=${id}&rev=2`);
    expect(await text(approved)).toContain('Approved.');
    expect(await text(approved)).toContain(`undo?list=pending&amp;back=${encodeURIComponent(page)}`);
    expect(await press('pin', { ifRev: '2' })).toBe(`${page}?done=pin&comment=${id}&rev=2`);
    expect(await press('restrict', { kind: 'hold', days: '7' })).toBe(`${page}?done=restrict`);
    const stale = await moira.post(await formOf('reject'), { ifRev: '1' });
    expect(stale.status).toBe(409);
    const shown = await stale.text();
    expect(shown).toContain(`<a class="button" href="${page}">Back</a>`);
    expect(shown).toContain(`back=${encodeURIComponent(page)}`);
  });

  it('leads to no other site, whatever a form says where it stood', async () => {
    const id = await send('Fine words.');
    const others = [
      'https://elsewhere.example/',
      '//elsewhere.example',
      '/host/../x',
      '/\\x',
      '/host/a?b#c',
      '',
    ];
    let rev = 1;
    for (const back of others) {
      const path = `/host/comments/${id}/mark-spam?back=${encodeURIComponent(back)}`;
      const { headers } = await moira.post(path, { ifRev: String(rev) });
      rev += 1;
      expect(headers.get('location'), back).toBe(`/host?done=mark-spam&comment=${id}&rev=${rev}`);
    }
  });

  it('answers scripts with the new revision, and with the newer text when there is one', async () => {
    const id = await send('My first words.');
    await test.discussions.edit({ comment: id, body: 'My second words.' }, somebody(ada));
    const stale = await moira.send('POST', `/host/comments/${id}/reject`, { ifRev: 1, reason: 'repeated' });
    expect(stale.status).toBe(409);
    expect(await stale.json()).toMatchObject({
      type: '/problems/stale-revision',
      current: { comment: id, rev: 2, state: 'pending', html: expect.stringContaining('My second words.') },
    });
    const page = await moira.post(`/host/comments/${id}/reject`, { ifRev: '1' });
    expect(page.status).toBe(409);
    expect(await page.text()).toContain('My second words.');
    const done = await moira.send('POST', `/host/comments/${id}/reject`, {
      ifRev: 2,
      reason: 'repeated',
      words: 'Twice is enough.',
    });
    expect(await done.json()).toEqual({ comment: id, rev: 3, state: 'rejected' });
    expect((await test.discussions.own(id, ada))?.reasons[0]?.sentence).toContain('Twice is enough.');
    expect(await text('/host/queue?list=rejected'), 'other moderators read it, too').toContain(
      'They add: “Twice',
    );
  });

  it('decides on several at once, by a form or as data, with a result for each', async () => {
    const ids = [await send('One of three.'), await send('Two of three.', bob)];
    const [one = '', two = ''] = ids;
    const page = await moira.post('/host/queue/decide?list=pending', {
      action: 'mark-spam',
      [`item-${one}`]: '1',
      [`item-${two}`]: '7',
    });
    const html = await page.text();
    expect(html).toContain('1 of 2 done');
    expect(html).toContain('Two of three.');
    const undone = await moira.send('POST', '/host/queue/decide', {
      action: 'undo',
      items: [{ comment: one, ifRev: 2 }],
    });
    expect(await undone.json()).toMatchObject({ results: [{ comment: one, outcome: 'done', rev: 3 }] });
    expect(await stateOf(one)).toBe('pending');
    const spam = { action: 'mark-spam', items: [{ comment: one, ifRev: 3 }], reason: 'advertising' };
    await moira.send('POST', '/host/queue/decide', spam);
    const own = await test.discussions.own(one, ada);
    expect(own?.state, 'whoever sends spam is not told').toBe('pending');
    expect(JSON.stringify(own)).not.toContain('moderator found');
    expect(JSON.stringify(own)).not.toContain('advertising');
    for (const items of [
      [],
      [
        { comment: one, ifRev: 3 },
        { comment: one, ifRev: 3 },
      ],
    ]) {
      expect((await moira.send('POST', '/host/queue/decide', { action: 'approve', items })).status).toBe(400);
    }
  });

  it('costs the same with three comments in it and with three hundred', async () => {
    for (let at = 0; at < 3; at += 1) await send(`Of guest ${at}, here.`, `gast0000000000${at + 10}`);
    const asked = async () => {
      const before = test.cost.requests;
      await text('/host/queue?limit=3');
      return test.cost.requests - before;
    };
    const few = await asked();
    await Promise.all(
      Array.from({ length: 60 }, (_, at) => send(`Of guest ${at}, there.`, `gast0000000000${at + 20}`)),
    );
    expect(await asked()).toBeLessThanOrEqual(few);
  });
});

describe('Guests and discussions', () => {
  it('are held, banned and freed by forms, and everybody who is stands in a list', async () => {
    await send('I am here.');
    const held = await moira.post(`/host/guests/${ada}/restrict`, { kind: 'hold', days: '7', ifStamp: '' });
    expect(held.headers.get('location')).toBe(`/host/guests/${ada}`);
    expect(await text(`/host/guests/${ada}`)).toContain('held until 1 Dec 2026');
    expect(await text('/host/guests')).toContain(`<a href="/host/guests/${ada}" dir="auto">Ada Field</a>`);
    const late = await moira.post(`/host/guests/${ada}/restrict`, { kind: 'ban', days: '', ifStamp: '' });
    expect(late.status).toBe(409);
    const stamp = (await test.moderation.guest(ada))?.restriction?.stamp ?? '';
    await moira.post(`/host/guests/${ada}/lift`, { ifStamp: stamp });
    expect(await text('/host/guests')).toContain('Nobody is');
    await moira.post(`/host/guests/${ada}/restrict`, { kind: 'hold', days: '1', ifStamp: '' });
    const [, lift = ''] = /action="([^"]+lift[^"]*)"/.exec(await text('/host/guests')) ?? [];
    const again = (await test.moderation.guest(ada))?.restriction?.stamp ?? '';
    expect((await moira.post(lift, { ifStamp: again })).headers.get('location')).toBe('/host/guests');
    expect((await moira.post(`/host/guests/${ada}/restrict`, { kind: 'ban', days: '5' })).status).toBe(400);
  });

  it('are closed and opened, with a mode of their own', async () => {
    const path = `/host/threads/${test.thread}`;
    await moira.post(path, { ifRev: '0', closed: 'yes', mode: 'pre-moderated' });
    expect(await text(path)).toContain('Closed, everything is read first');
    expect((await moira.post(path, { ifRev: '0', closed: 'no', mode: '' })).status).toBe(409);
    await moira.post(path, { ifRev: '1', closed: '', mode: '' });
    expect(await text(path)).toContain('Open');
  });
});

describe('The log', () => {
  it('and the history of a comment say in words where it went and why', async () => {
    const id = await send('Look at https://shop.example/lamps.');
    await moira.post(`/host/comments/${id}/reject`, { ifRev: '1', reason: 'advertising' });
    const history = await text(`/host/comments/${id}`);
    expect(history).toContain('<p>from waiting for a moderator to rejected</p>');
    for (const html of [history.slice(history.indexOf('History</h2>')), await text('/host/log')]) {
      expect(html).toContain('A moderator looks at links from people who are new here');
      expect(html).toContain('A moderator read it as advertising');
      expect(html).not.toContain('link-from-newcomer');
      expect(html).not.toMatch(/pending|>rejected:/);
    }
  });

  it('is searched by pages and taken away as JSON Lines', async () => {
    const id = await send('Fine words.');
    await moira.post(`/host/comments/${id}/approve`, { ifRev: '1' });
    await moira.post(`/host/comments/${id}/pin`);
    expect(await text('/host/log?actor=moderator:moira&day=2026-11-24')).toContain('pinned');
    const lines = await moira.get('/host/log/export?action=approve');
    expect(lines.headers.get('content-type')).toContain('application/jsonl');
    const [entry] = (await lines.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entry).toMatchObject({
      action: 'approve',
      actor: 'moderator:moira',
      comment: id,
      to: 'published',
    });
    expect((await moira.get('/host/log?actor=a&action=approve')).status).toBe(400);
    expect((await moira.get('/host/log?day=yesterday')).status).toBe(400);
  });

  it('takes the last words away for hosts alone', async () => {
    const id = await send('To be forgotten.');
    expect(await text(`/host/comments/${id}`)).not.toContain('/purge');
    expect((await moira.post(`/host/comments/${id}/purge`, { ifRev: '1' })).status).toBe(403);
    const hosea = await test.signedIn('host');
    expect(await (await hosea.get(`/host/comments/${id}`)).text()).toContain('/purge');
    expect((await hosea.post(`/host/comments/${id}/purge`, { ifRev: '1' })).status).toBe(303);
    expect(JSON.stringify(await test.dump())).not.toContain('To be forgotten.');
  });

  it('calls moderators what they are called now, and is searched by them', async () => {
    const id = await send('Fine words.');
    await moira.post(`/host/comments/${id}/approve`, { ifRev: '1' });
    await moira.post(`/host/guests/${ada}/note`, { ifRev: '0', text: 'Writes well.' });
    await moira.post(`/host/guests/${ada}/restrict`, { kind: 'hold', days: '7' });
    expect(await text('/host/log')).toContain('>Moira Moderator</a>');
    await test.parts.sessions.start(
      { subject: 'moira', name: 'Moira Married', role: 'moderator' },
      'Firefox',
    );
    for (const path of ['/host/log', `/host/comments/${id}`, `/host/guests/${ada}`, '/host/guests']) {
      const html = await text(path);
      expect(html, path).toContain('Moira Married');
      expect(html, path).not.toMatch(/by moira|\(moira/);
    }
    const found = await text('/host/log?actor=moderator:moira');
    expect(found).toContain('<option value="moderator:moira" selected>Moira Married</option>');
    expect(await text('/host/log?actor=moderator:gone')).toContain('selected>gone</option>');
  });
});
