import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadSite } from '../../shared/site/load.ts';

const file = 'dist/client/comment-policy.html';
const isBuilt = existsSync(file);
if (!isBuilt) console.log('The page of the policy is not read: build the site first with "npm run build".');

describe.skipIf(!isBuilt)('the page of the comment policy', () => {
  test('says how to have a decision looked at again, and names an address when the site has one', async () => {
    const page = readFileSync(file, 'utf8');
    const { contact } = (await loadSite()).comments;
    const [, words = ''] = /If you think a decision was a mistake<\/h2>(.*?)<h2>/s.exec(page) ?? [];
    expect(words).toContain('href="/api/comments/mine"');
    expect(words).toContain(contact ? `href="mailto:${contact}"` : 'names no address');
  });
});
