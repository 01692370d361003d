import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { restoreSite } from '../../shared/export/restore.ts';
import { postOf, somebody } from '../support/discussion.ts';
import { createHostTest, type HostBrowser, type HostTest } from '../support/host.ts';
import { createTestTable } from '../support/table.ts';

let test: HostTest;
let host: HostBrowser;
beforeEach(async () => {
  test = await createHostTest();
  host = await test.signedIn('host');
});

const file = (more = '') =>
  new File(
    [
      `<disqus xmlns:dsq="x"><thread dsq:id="1"><id>two</id><link>https://old.example/x</link></thread><post dsq:id="1"><message>Words &lt;script&gt;alert(1)&lt;/script&gt; of old</message><createdAt>2020-01-01T00:00:00Z</createdAt><author><name>Ada</name></author><thread dsq:id="1"/></post>${more}</disqus>`,
    ],
    'comments.xml',
    { type: 'text/xml' },
  );

describe('the room of data', () => {
  it('looks at a file without storing anything, and brings it in when told to', async () => {
    const before = await test.dump();
    const looked = await host.upload('/host/data/import', file(), { what: 'look' });
    expect(looked.status).toBe(200);
    const seen = await looked.text();
    expect(seen).toContain('What would be brought in');
    expect(seen).toContain('choose the file once more below');
    const withoutSessions = (rows: typeof before) =>
      rows.filter(({ pk }) => !String(pk).startsWith('SESSIONS#'));
    expect(withoutSessions(await test.dump())).toEqual(withoutSessions(before));

    const done = await host.upload('/host/data/import', file(), { what: 'import' });
    const told = await done.text();
    expect(told).toContain('What was brought in');
    expect(told).not.toContain('choose the file once more');
    const again = await (await host.upload('/host/data/import', file(), { what: 'look' })).text();
    expect(again, 'there is nothing new in it').not.toContain('choose the file once more');
    expect((await test.reader.recentComments(test.otherThread)).items).toMatchObject([{ name: 'Ada' }]);
  });

  it('takes packed files, and what is said about discussions', async () => {
    const bytes = await new Response(file().stream()).bytes();
    const packed = new File(
      [gzipSync(Buffer.from(bytes).toString().replace('<id>two', '<id>other'))],
      'comments.xml.gz',
    );
    const page = await (await host.upload('/host/data/import', packed, { what: 'look' })).text();
    expect(page).toContain('https://old.example/x');
    const map = `https://old.example/x=${test.thread}`;
    await host.upload('/host/data/import', packed, { what: 'import', map });
    expect((await test.reader.recentComments(test.thread)).items).toHaveLength(1);
  });

  it('says where a damaged file is damaged, and changes nothing', async () => {
    const answer = await host.upload('/host/data/import', file('<post>'), { what: 'import' });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('Line 1, column');
    expect(page).toContain('Nothing was changed.');
    expect((await test.reader.recentComments()).items).toEqual([]);
  });

  it('refuses a form without a file, one of another session, and one that is too large', async () => {
    expect((await host.upload('/host/data/import', new File([], 'nothing.xml'))).status).toBe(400);
    const moderator = await test.signedIn('moderator');
    expect((await moderator.upload('/host/data/import', file())).status).toBe(403);
    host.session?.formToken && Object.assign(host.session, { formToken: 'of another session' });
    expect((await host.upload('/host/data/import', file())).status).toBe(403);
    const large = new File([new Uint8Array(5 * 1024 * 1024)], 'large.xml');
    expect((await host.upload('/host/data/import', large)).status).toBe(413);
  });

  it('hands over the whole site, without sessions, as a file that can be restored', async () => {
    await test.discussions.post(postOf(test.thread, 'Words to keep'), somebody());
    const answer = await host.post('/host/data/export');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="site-2026-11-24.jsonl.gz"');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const text = gunzipSync(await answer.bytes()).toString();
    expect(text).toContain('Words to keep');
    expect(text).not.toContain('SESSIONS#');
    const { table } = await createTestTable();
    const opened = async function* () {
      yield Buffer.from(text);
    };
    const { stored } = await restoreSite({ table, objects: { put: async () => ({ etag: '' }) } }, opened);
    expect(stored).toBeGreaterThan(5);
  });

  it('erases a person by the address of a comment, after showing whom, and notes who did it', async () => {
    const sent = await test.discussions.post(
      postOf(test.thread, '<b>Words</b> to go', { name: 'Marta Quay' }),
      somebody(),
    );
    const id = sent.outcome === 'stored' ? sent.comment.id : '';
    const address = `https://example.org/discuss/${test.thread}/${id}#c-${id}`;
    const asked = await host.post('/host/data/person', { person: address });
    const page = await asked.text();
    expect(page).toContain('Erase Marta Quay?');
    expect(page).toContain('&lt;b&gt;Words&lt;/b&gt; to go');
    const guest = /name="guest" value="(\w+)"/.exec(page)?.[1] ?? '';
    const erased = await host.post('/host/data/erase', { guest });
    expect(erased.headers.get('location')).toBe('/host/data?erased=1#erase');
    expect(await (await host.get('/host/data?erased=1')).text()).toContain('1 comment was erased.');
    const again = await host.post('/host/data/person', { person: address });
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('the site holds nothing of them');
    expect((await test.moderation.log({ action: 'erase-guest' })).items).toMatchObject([
      { actor: 'moderator:a-host' },
    ]);
  });

  it('comes back to the form with what was typed when nobody is found by it', async () => {
    const names = ['somebody', '../x', 'a@b c', 'https://example.org/', '', '"><i>x</i>'];
    const unknown = ['nobody@example.org', 'gast0000000000zz'];
    for (const person of [...names, ...unknown]) {
      const answer = await host.post('/host/data/person', { person });
      expect(answer.status, person).toBe(422);
      const page = await answer.text();
      const typed = person.replace(/[<>"]/g, (one) => `&${{ '<': 'lt', '>': 'gt', '"': 'quot' }[one]};`);
      expect(page).toContain(`value="${typed}"\n          aria-invalid="true"`);
      expect(page).toContain(
        unknown.includes(person) ? 'the site holds nothing of them' : 'That is no guest, no comment',
      );
    }
    const asked = await host.send('POST', '/host/data/person', { person: 'nobody@example.org' });
    expect(await asked.json()).toMatchObject({ status: 422, type: '/problems/nobody-found' });
  });
});
