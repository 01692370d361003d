import { describe, expect, it } from 'vitest';
import { until } from '../../shared/table/keys.ts';

describe('bounds of lists by time', () => {
  it('are never empty, which DynamoDB refuses, and leave out nothing that has a year', () => {
    const { from, to } = until('2026-11-24T12:00:00.000Z');
    expect(from).not.toBe('');
    expect('0001-01-01T00:00:00.000Z#a' >= from && '2026-11-24T12:00:00.000Z#z' <= to).toBe(true);
  });

  it('stay within the rows of a prefix', () => {
    expect(until('2026', 'EPISODE#')).toEqual({ from: 'EPISODE#', to: 'EPISODE#2026~' });
  });
});
