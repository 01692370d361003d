import { describe, expect, it } from 'vitest';
import { mergeChapters } from '../../shared/chapters/merge.ts';

const json = [{ start: 0, title: 'Json' }];
const podlove = [{ start: 0, title: 'Podlove' }];
const id3 = [{ start: 0, title: 'Id3' }];
const notes = [{ start: 0, title: 'Notes' }];

describe('merging chapters of several sources', () => {
  it.each([
    [{ json, podlove, id3, notes }, 'Json'],
    [{ json: [], podlove, id3, notes }, 'Podlove'],
    [{ id3, notes }, 'Id3'],
    [{ notes }, 'Notes'],
  ])('takes the list of the most deliberate one that has any', (found, title) => {
    expect(mergeChapters(found)).toEqual([{ start: 0, title }]);
  });

  it('fills a missing link or picture from the chapter of the same second, the better source first', () => {
    expect(
      mergeChapters({
        json: [{ start: 60.2, title: 'A', image: 'https://j.example/a.png' }],
        podlove: [{ start: 60.9, title: 'B', image: 'https://p.example/b.png' }],
        notes: [{ start: 60, title: 'C', url: 'https://n.example/c' }],
      }),
    ).toEqual([{ start: 60.2, title: 'A', image: 'https://j.example/a.png', url: 'https://n.example/c' }]);
  });

  it('never mixes lists: other chapters of a lesser source, their titles and ends are not taken', () => {
    expect(
      mergeChapters({
        json: [{ start: 0, title: 'A' }],
        notes: [
          { start: 0, end: 9, title: 'Other', hidden: true },
          { start: 10, title: 'More', url: 'https://n.example/' },
        ],
      }),
    ).toEqual([{ start: 0, title: 'A' }]);
  });

  it('is empty when no source has any', () => {
    expect(mergeChapters({})).toEqual([]);
  });
});
