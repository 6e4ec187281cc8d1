/** Variables of deployment: what is right is put in order, what is wrong is told with an example. */
import { describe, expect, it } from 'vitest';
import { deployment, localAddress } from '../../../src/site/deployment.ts';

describe('deployment', () => {
  it('has a default for everything', () => {
    expect(deployment({})).toEqual({
      site: localAddress,
      base: '/',
      outDir: 'dist',
      repository: undefined,
      branch: 'main',
      contactEmail: undefined,
    });
  });

  it.each([
    [{ SITE_URL: 'https://example.org/' }, { site: 'https://example.org' }],
    [{ SITE_URL: 'http://example.org:8080' }, { site: 'http://example.org:8080' }],
    [{ BASE_PATH: '' }, { base: '/' }],
    [{ BASE_PATH: 'some//path/' }, { base: '/some/path' }],
    [{ BASE_PATH: '/v1.2' }, { base: '/v1.2' }],
    [{ REPOSITORY_URL: '' }, { repository: undefined }],
    [{ REPOSITORY_URL: 'https://code.example/a/b/' }, { repository: 'https://code.example/a/b' }],
    [{ OUT_DIR: '/elsewhere/site' }, { outDir: '/elsewhere/site' }],
  ])('reads %j', (environment, expected) => {
    expect(deployment(environment)).toMatchObject(expected);
  });

  it.each([
    ['SITE_URL', '', 'leave it unset'],
    ['SITE_URL', 'example.org', 'must begin with https://'],
    ['SITE_URL', 'javascript:alert(1)', 'must begin with https://'],
    ['SITE_URL', 'https://', 'must begin with https://'],
    ['SITE_URL', 'https://example.org/frontier/', 'BASE_PATH=/frontier'],
    ['SITE_URL', 'https://example.org/?a', 'a scheme and a host only'],
    ['BASE_PATH', 'https://example.org/frontier', 'a path only'],
    ['BASE_PATH', 'C:/Program Files/Git/frontier', 'a path on this machine'],
    ['BASE_PATH', '/../up', 'letters, digits'],
    ['BASE_PATH', '/a b', 'letters, digits'],
    ['BASE_PATH', '/a?b', 'letters, digits'],
    ['OUT_DIR', '', 'must name a folder'],
    ['OUT_DIR', '.', 'delete everything'],
    ['OUT_DIR', '..', 'delete everything'],
    ['OUT_DIR', 'content', 'delete everything'],
    ['OUT_DIR', 'src/site', 'outside of src'],
    ['REPOSITORY_URL', 'javascript:alert(1)', 'must begin with https://'],
    ['REPOSITORY_URL', 'github.com/owner/name', 'must begin with https://'],
    ['CONTACT_EMAIL', 'nobody', 'an address alone'],
    ['CONTACT_EMAIL', 'a@b.org?bcc=c@d.org', 'an address alone'],
  ])('refuses %s=%j', (variable, value, reason) => {
    const read = () => deployment({ [variable]: value });
    expect(read).toThrow(`${variable} is ${JSON.stringify(value)}: `);
    expect(read).toThrow(reason);
    expect(read).toThrow(`Example: ${variable}=`);
  });
});
