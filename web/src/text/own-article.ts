import { site } from '#site';
import type { OwnArticle } from '../../../shared/article.ts';
import type { ArticleHead } from './article-head.ts';

/** A Markdown file of the folder, as the build leaves it: the collection has checked its head. */
type Text = {
  frontmatter: Omit<ArticleHead, 'date' | 'sample'> & { date: string; sample?: boolean };
  rawContent(): string;
  compiledContent(): Promise<string>;
};

/** The text of each own article is a module of its own: a page or a feed loads those that it shows. */
const texts = import.meta.glob<Text>('../../content/articles/*.md');

/** An own article as its page shows it. */
export type WrittenArticle = { head: ArticleHead; article: OwnArticle; html: string };

/** Sample articles leave with the sample feeds. */
export const isPublished = ({ sample }: ArticleHead): boolean => site.isSample || !sample;

/** The own article of an address; `undefined` when the site publishes none there. */
export async function publishedArticle(slug = ''): Promise<WrittenArticle | undefined> {
  const text = await textOf(slug);
  if (!text) return undefined;
  const { date, sample = false, ...told } = text.frontmatter;
  const head = { ...told, date: new Date(date), sample };
  if (!isPublished(head)) return undefined;
  const article = ownArticleOf(slug, head, text.rawContent());
  return { head, article, html: await text.compiledContent() };
}

/** The text of an own article; `undefined` when there is no such file. */
export const articleHtml = async (slug: string): Promise<string | undefined> =>
  (await textOf(slug))?.compiledContent();

const textOf = async (slug: string): Promise<Text | undefined> =>
  texts[`../../content/articles/${slug}.md`]?.();

/** What lists and feeds say of an own article. */
export function ownArticleOf(slug: string, head: ArticleHead, text: string): OwnArticle {
  const { headline, dek, author, kind, date, outlet, originalUrl } = head;
  return {
    slug,
    headline,
    dek,
    author,
    publishedAt: date.toISOString(),
    kind,
    ...(outlet ? { outlet } : {}),
    ...(originalUrl ? { originalUrl } : {}),
    minutes: minutesToRead(text),
  };
}

const minutesToRead = (text: string): number =>
  Math.max(1, Math.round(text.trim().split(/\s+/).length / 230));
