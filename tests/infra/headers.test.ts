import { describe, expect, it } from 'vitest';
import { securityHeaders } from '../../infra/headers.ts';

describe('security headers', () => {
  it('promise https on AWS and nowhere else', () => {
    expect(securityHeaders('aws')['Strict-Transport-Security']).toBe('max-age=31536000');
    expect(securityHeaders('aws')['Content-Security-Policy']).toMatch(/; upgrade-insecure-requests$/);
    expect(securityHeaders('local')).not.toHaveProperty('Strict-Transport-Security');
    expect(securityHeaders('local')['Content-Security-Policy']).not.toContain('upgrade');
  });

  it('are otherwise the same everywhere, but that audio and pictures named by http are had where nothing upgrades them', () => {
    const {
      'Strict-Transport-Security': _,
      'Content-Security-Policy': aws,
      ...rest
    } = securityHeaders('aws');
    expect(securityHeaders('local')).toEqual({
      ...rest,
      'Content-Security-Policy': aws
        ?.replace('; upgrade-insecure-requests', '')
        .replaceAll(/(img|media)-src [^;]+/g, '$& http:'),
    });
  });

  it('allow no inline script or style, no frame around the site and no other base', () => {
    const policy = securityHeaders('local')['Content-Security-Policy'];
    expect(policy).not.toMatch(/unsafe|nonce|strict-dynamic/);
    expect(policy?.split('; ')).toEqual(
      expect.arrayContaining([
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ]),
    );
  });
});
