import type { PublicComment } from '../../shared/comment.ts';
import { readable } from '../../shared/comments/text/readable.ts';
import type { Site } from '../../shared/site/schema.ts';
import { clip } from '../../shared/text/clip.ts';
import { permalinkOf } from '../../shared/thread.ts';
import { loadRendering } from './render.ts';

type About = {
  title: string /** Of the feed itself. */;
  path: string /** Of the page that it is about. */;
  page: string;
};

/**
 * Published comments as a feed, newest first, as text: readers of feeds need no markup of strangers.
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export async function commentsFeed(
  site: Site,
  { title, path, page }: About,
  comments: PublicComment[],
): Promise<string> {
  const { bodyText } = await loadRendering();
  const updated = comments
    .map(({ postedAt, editedAt }) => editedAt ?? postedAt)
    .sort()
    .at(-1);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(site.language)}">
<title>${escaped(`Comments: ${title}`)}</title>
<id>${escaped(site.url + path)}</id>
<link rel="self" type="application/atom+xml" href="${escaped(site.url + path)}"/>
<link rel="alternate" type="text/html" href="${escaped(site.url + page)}"/>
<updated>${updated ?? beginning}</updated>
${comments.map((comment) => entry(site, comment, bodyText(comment.body))).join('')}</feed>
`;
}

/** Nothing was said yet, and a feed has to have been updated once. */
const beginning = '1970-01-01T00:00:00.000Z';

function entry(site: Site, comment: PublicComment, text: string): string {
  const url = site.url + permalinkOf(comment);
  return `<entry>
<title>${escaped(`${comment.name}: ${clip(text.replace(/\s+/g, ' '), 80)}`)}</title>
<id>${escaped(`${site.url}/api/comments/${comment.id}`)}</id>
<link rel="alternate" type="text/html" href="${escaped(url)}"/>
<published>${comment.postedAt}</published>
<updated>${comment.editedAt ?? comment.postedAt}</updated>
<author><name>${escaped(comment.name)}</name></author>
<content type="text">${escaped(text)}</content>
</entry>
`;
}

/** Characters that XML cannot hold are gone, the others are text. */
const escaped = (text: string): string =>
  readable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
