import { describe, expect, it } from 'vitest';
import { erasePerson, findPerson } from '../../shared/comments/erase-person.ts';
import { newGuestId } from '../../shared/comments/id.ts';
import { siteWithEpisodes } from '../import/support/site.ts';
import { Blackout, createDiscussionTest, failing, postOf, somebody } from '../support/discussion.ts';
import { checkDiscussions } from './recount.ts';

const marta = newGuestId();

/** Marta wrote twice, and somebody answered her. */
async function discussionWithMarta(wrap?: Parameters<typeof createDiscussionTest>[1]) {
  const test = await createDiscussionTest('open', wrap);
  const post = async (guest: string, body: string, name: string, replyTo?: string) => {
    const sent = await test.discussions.post(
      postOf(test.thread, body, { name, ...(replyTo && { replyTo }) }),
      somebody(guest),
    );
    return sent.outcome === 'stored' ? sent.comment.id : '';
  };
  const first = await post(marta, 'The pilot boat was late.', 'Marta Quay');
  const answer = await post(newGuestId(), 'It was.', 'Ada Field', first);
  const second = await post(marta, 'And the fog was not.', 'Marta Quay');
  await test.discussions.report({ comment: first, note: 'Marta Quay is unkind' }, somebody());
  return { ...test, first, answer, second };
}

describe('erasing a person', () => {
  it('leaves a place where others answered, and nothing of theirs in any row', async () => {
    const test = await discussionWithMarta();
    const person = await findPerson(test.tools, { comment: test.second });
    expect(person).toMatchObject({ guest: marta, name: 'Marta Quay', comments: 2 });
    expect(await erasePerson(test.tools, marta, 'moderator:hosea')).toBe(2);

    const page = await test.reader.thread(test.thread);
    expect(page?.items).toMatchObject([
      {
        id: test.first,
        gone: 'author',
        name: '',
        body: '',
        firstReplies: [{ id: test.answer, body: 'It was.' }],
      },
    ]);
    const rows = await test.dump();
    checkDiscussions(rows);
    const whole = JSON.stringify(rows.filter(({ pk }) => !String(pk).startsWith('SENT#')));
    for (const trace of ['Marta', 'pilot boat', 'the fog', marta]) expect(whole).not.toContain(trace);
  });

  it('is noted without saying whom it concerned, once, however often it is asked for', async () => {
    const test = await discussionWithMarta();
    await erasePerson(test.tools, marta, 'moderator:hosea');
    expect(await erasePerson(test.tools, marta, 'moderator:hosea')).toBe(0);
    const { items } = await test.moderation.log({ action: 'erase-guest' });
    expect(items).toEqual([
      expect.objectContaining({ actor: 'moderator:hosea', action: 'erase-guest', detail: '2 comments' }),
    ]);
    expect(await findPerson(test.tools, { guest: marta })).toBeUndefined();
    expect(await findPerson(test.tools, { comment: test.first })).toBeUndefined();
  });

  it('cut short leaves every count right, and is finished when it is asked for again', async () => {
    const lines: { fail?(when: 'before' | 'after'): void } = {};
    const test = await discussionWithMarta((table) => {
      const line = failing(table);
      lines.fail = line.fail;
      return line;
    });
    for (const when of ['before', 'after'] as const) {
      lines.fail?.(when);
      await expect(erasePerson(test.tools, marta, 'site')).rejects.toThrow(Blackout);
      checkDiscussions(await test.dump());
    }
    await erasePerson(test.tools, marta, 'site');
    expect(await findPerson(test.tools, { guest: marta })).toBeUndefined();
    checkDiscussions(await test.dump());
  });

  it('finds people whose comments were brought in by the address that nobody kept, and they do not come back', async () => {
    const site = await siteWithEpisodes(['https://old.example/a']);
    const post = (id: number, email: string) =>
      `<post dsq:id="${id}"><message>Words ${id}</message><createdAt>2020-01-01T00:00:0${id}Z</createdAt><author><name>Marta Quay</name><email>${email}</email></author><thread dsq:id="1"/></post>`;
    const file = `<disqus xmlns:dsq="x"><thread dsq:id="1"><link>https://old.example/a</link></thread>${post(1, 'Marta@Example.org')}${post(2, 'marta@example.org')}${post(3, 'other@example.org')}</disqus>`;
    await site.import(file);
    const person = await findPerson(site, { address: ' marta@example.ORG ' });
    expect(person).toMatchObject({ name: 'Marta Quay', comments: 2 });
    await erasePerson(site, person?.guest ?? '', 'site');
    expect(await site.import(file)).toMatchObject({ imported: 0, unchanged: 3 });
    const { items } = await site.reader.recentComments(site.threads[0]);
    expect(items.map(({ body }) => body)).toEqual(['Words 3']);
  });

  it('says what a name looks like that it does not understand', async () => {
    const test = await createDiscussionTest();
    for (const named of [{ guest: 'x' }, { comment: '../x' }, { address: 'marta' }]) {
      await expect(findPerson(test.tools, named)).rejects.toMatchObject({ status: 400 });
    }
  });
});
