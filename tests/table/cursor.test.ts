import { describe, expect, it } from 'vitest';
import { createCursors } from '../../shared/table/cursor.ts';

const cursors = createCursors('a secret for tests only');
const after = { pk: 'EPISODE#abc', sk: 'EPISODE' };

describe('A cursor', () => {
  it('comes back as the place where its page ended', () => {
    expect(cursors.decode('latest', cursors.encode('latest', after))).toEqual(after);
  });

  it.each([
    ['of another list', cursors.encode('people', after)],
    ['signed with another secret', createCursors('another secret of tests').encode('latest', after)],
    ['with a changed payload', `x${cursors.encode('latest', after)}`],
    ['without a signature', cursors.encode('latest', after).split('.')[0] ?? ''],
    ['that is no cursor', '../../etc/passwd'],
    ['that is empty', ''],
    ['that is endless', 'a'.repeat(100_000)],
  ])('%s is refused as a bad request', (_, cursor) => {
    expect(() => cursors.decode('latest', cursor)).toThrow(
      expect.objectContaining({ status: 400, code: 'bad-cursor' }),
    );
  });
});
