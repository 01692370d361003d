import type { PublicComment } from '../../shared/comment.ts';
import type { Reader } from '../../shared/reader.ts';
import type { RootComment, ThreadPage } from '../../shared/thread.ts';

const said = (id: string, more: Partial<PublicComment> = {}): PublicComment => ({
  id,
  thread: 'episode-con0200',
  name: `Reader ${id}`,
  body: `Words of ${id}.`,
  postedAt: '2026-11-14T09:30:00.000Z',
  replies: 0,
  ...more,
});

const root = (id: string, more: Partial<RootComment> = {}): RootComment => ({
  ...said(id),
  firstReplies: [],
  moreReplies: 0,
  ...more,
});

const under = (id: string, of: string, more: Partial<PublicComment> = {}) =>
  said(id, { root: of, replyTo: of, ...more });

/** A discussion of five comments under an episode, on one page of two. */
const roots = [
  root('c2', {
    name: '<b onclick="x()">Bob</b>',
    body: 'At 12:34 *they* say <script>window.taken=1</script> [so](https://example.org/).',
    second: 62,
    replies: 5,
    firstReplies: [under('c3', 'c2'), under('c4', 'c2', { replyTo: 'c3' })],
    moreReplies: 3,
  }),
  root('c1', { gone: 'author', name: '', body: '', replies: 1, firstReplies: [under('c5', 'c1')] }),
];

const page: ThreadPage = {
  thread: { id: 'episode-con0200', comments: 7, rev: 0 },
  subject: {
    kind: 'episode',
    of: 'con0200',
    title: 'The bridge that was opened twice',
    path: '/conflicts-of-interest/con0200-the-bridge-that-was-opened-twice',
    publishedAt: '2026-11-12T17:30:00.000Z',
    show: 'conflicts-of-interest',
    duration: 1500,
  },
  items: roots,
};

/** Reads the one discussion that there is. */
export function withThread(reader: Reader, changes: Partial<ThreadPage['thread']> = {}): Reader {
  const thread = { ...page, thread: { ...page.thread, ...changes } };
  const all = roots.flatMap(({ firstReplies, ...one }) => [one, ...firstReplies]);
  return {
    ...reader,
    thread: async (id, { cursor } = {}) => {
      if (id !== page.thread.id) return undefined;
      return cursor ? { ...thread, items: roots.slice(1) } : { ...thread, cursor: 'next' };
    },
    moments: async (id) => (id === page.thread.id ? [{ id: 'c2', thread: id, name: 'Bob', second: 62 }] : []),
    replies: async (_, of) => ({ items: all.filter((one) => one.root === of) }),
    async comment(id) {
      const comment = all.find((one) => one.id === id && !one.gone);
      const root = all.find((one) => one.id === comment?.root);
      return comment && { comment, subject: page.subject, ...(root && { root }) };
    },
  };
}
