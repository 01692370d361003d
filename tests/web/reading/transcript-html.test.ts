import { describe, expect, test } from 'vitest';
import { paragraphs } from '../../../shared/transcripts/paragraphs.ts';
import { transcriptHtml } from '../../../web/src/text/transcript-html.ts';
import { transcriptOpening, wordCount } from '../../../web/src/text/transcript-opening.ts';

const cue = (start: number, text: string, speaker?: string) => ({
  start,
  end: start + 1,
  text,
  ...(speaker && { speaker }),
});
const html = (...cues: ReturnType<typeof cue>[]) => transcriptHtml(paragraphs({ cues }), '/a.mp3?x=1&y=2#z');

describe('a transcript as HTML', () => {
  test('has a time and an anchor for each paragraph and an anchor for each sentence', () => {
    expect(html(cue(61.25, 'Hello.', 'Host'), cue(62.5, 'Again.', 'Host'))).toBe(
      '<div class="said" id="s61"><a class="at" href="/a.mp3?x=1&#38;y=2#t=61">1:01</a><p dir="auto"><b>Host</b> ' +
        '<span id="s61.3">Hello.</span> <span id="s62.5">Again.</span></p></div>',
    );
  });

  test('names a speaker where another one begins', () => {
    const names = [...html(cue(0, 'A', 'X'), cue(9, 'B', 'X'), cue(20, 'C', 'Y')).matchAll(/<b>(.)/g)];
    expect(names.map(([, name]) => name)).toEqual(['X', 'Y']);
  });

  test('never has an anchor twice', () => {
    const ids = [...html(cue(5, 'A', 'X'), cue(5, 'B', 'Y'), cue(5.01, 'C', 'X')).matchAll(/ id="([^"]+)"/g)];
    expect(ids.map(([, id]) => id)).toEqual(['s5', 's5.0']);
  });

  test('shows whatever words and names hold as text', () => {
    const hostile = '</p><script>alert(1)</script>"\' onx=1 &amp;';
    const made = html(cue(0, hostile, hostile));
    expect(made.match(/<[a-z]+/g)).toEqual(['<div', '<a', '<p', '<b', '<span']);
  });
});

describe('comments along a transcript', () => {
  const said = paragraphs({ cues: [cue(5, 'One.', 'A'), cue(9.5, 'Two.', 'A'), cue(20, 'Three.', 'B')] });
  const pinned = (id: string, second: number, name = 'Ada') => ({ id, thread: 'episode-e', name, second });
  const remarks = (...comments: ReturnType<typeof pinned>[]) =>
    [
      ...transcriptHtml(said, '/a.mp3', comments).matchAll(/>([^<]*)<\/span>(<a class="remark".*?<\/a>)/g),
    ].map(([, sentence, link]) => [sentence, link]);

  test('are counted at the sentence that is said at their second, and lead to the newest of them', () => {
    expect(remarks(pinned('c3', 12), pinned('c2', 10, 'Bob'), pinned('c1', 700))).toEqual([
      [
        'Two.',
        '<a class="remark" href="/discuss/episode-e/c3#c-c3" aria-label="2 comments at 0:12, by Ada and others">2</a>',
      ],
      [
        'Three.',
        '<a class="remark" href="/discuss/episode-e/c1#c-c1" aria-label="1 comment at 11:40, by Ada">1</a>',
      ],
    ]);
  });

  test('stand at the first sentence where nothing is said yet, and nowhere without sentences', () => {
    expect(remarks(pinned('c1', 0)).map(([sentence]) => sentence)).toEqual(['One.']);
    expect(transcriptHtml([], '/a.mp3', [pinned('c1', 0)])).toBe('');
  });

  test('name their authors as text', () => {
    expect(remarks(pinned('c1', 5, '"><img src=x onerror=alert(1)>'))[0]?.[1]).not.toMatch(/<img|""/);
  });
});

describe('what of a transcript stands in the episode’s page', () => {
  const many = (count: number) =>
    paragraphs({
      cues: Array.from({ length: count }, (_, at) => cue(at * 5, 'Seven words stand in this very sentence.')),
    });

  test('is all of a short one', () => {
    expect(transcriptOpening(many(100))).toEqual({ paragraphs: many(100), isWhole: true });
    expect(wordCount(many(100))).toBe(700);
  });

  test('is a few paragraphs of a long one, however long', () => {
    const { paragraphs: shown, isWhole } = transcriptOpening(many(10_000));
    expect(isWhole).toBe(false);
    expect(shown.length).toBeGreaterThan(0);
    expect(wordCount(shown)).toBeLessThan(200);
  });

  test('is the first paragraph at least', () => {
    const long = [{ start: 0, cues: [cue(0, 'word '.repeat(5000))] }];
    expect(transcriptOpening(long).paragraphs).toHaveLength(1);
  });
});
