import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accentColours, accentStyles, contrast, surfaces } from '../../shared/accent.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the accent of a show', () => {
  test('can be read on every surface of both schemes, whatever colour the author names', () => {
    fc.assert(
      fc.property(hex, (accent) => {
        const colours = accentColours(accent);
        for (const scheme of ['light', 'dark'] as const) {
          const { accent: text, ink, tint } = colours[scheme];
          const { paper, raised, ink: body, soft } = surfaces[scheme];
          for (const surface of [paper, raised, tint]) {
            expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5);
          }
          expect(contrast(ink, text)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(body, tint)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(soft, tint)).toBeGreaterThanOrEqual(4.5);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('stays as the author wrote it where it is readable already', () => {
    expect(accentColours('#8A1C13').light.accent).toBe('#8a1c13');
  });

  test('is a class of its own for each show, and the first show lends it to pages of none', () => {
    const styles = accentStyles([
      { slug: 'one', accent: '#8a1c13' },
      { slug: 'two', accent: '#0b5563' },
    ]).split('\n');
    expect(styles[0]).toMatch(/^:root, \.show-one \{ --accent: light-dark\(#8a1c13, #[0-9a-f]{6}\);/);
    expect(styles[1]).toMatch(/^\.show-two \{ --accent: light-dark\(#0b5563, /);
  });

  test('contrast is measured as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
