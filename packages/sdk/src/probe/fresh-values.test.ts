import { expect, test } from 'vitest';
import { FreshValues } from './fresh-values.ts';

function noted(recorded: string, fresh: string): FreshValues {
  const values = new FreshValues();
  values.note(recorded, fresh);
  return values;
}

test('the token of a form is the one that its page brings now', () => {
  const page = (token: string): string => `<p>Hi</p><form><input type="hidden" name="_token" value="${token}"></form>`;
  expect(noted(page('a1b2c3d4e5f6'), page('ffffffffffff00')).value('a1b2c3d4e5f6')).toBe('ffffffffffff00');
});

test('in scripts, in escaped addresses, and in headers', () => {
  const page = (nonce: string): string =>
    `<script>var api = {"root":"\\/wp-json","nonce":"${nonce}"};</script><a href="/trash?id=7&amp;_wpnonce=${nonce}">x</a>`;
  const values = noted(page('e1d5c22f90'), page('0a0b0c0d0e'));
  expect(values.path('/trash?id=7&_wpnonce=e1d5c22f90')).toBe('/trash?id=7&_wpnonce=0a0b0c0d0e');
  expect(values.text('{"title":"Harbour","nonce":"e1d5c22f90"}')).toBe('{"title":"Harbour","nonce":"0a0b0c0d0e"}');
});

test('what a visitor typed stays, also where a page showed it', () => {
  const values = noted('<p class="greeting name">Ada-Lovelace</p>', '<p class="greeting name">Grace-Hopper</p>');
  expect(values.value('Ada Lovelace')).toBe('Ada Lovelace');
  expect(values.value('not-in-any-page')).toBe('not-in-any-page');
  expect(values.value('short')).toBe('short');
});

test('the address of a page is no value that changes, though another page is linked in the same way before it', () => {
  const link = (title: string): string => `<li><a href="/index.php?title=${title}">${title}</a></li>`;
  const recorded = ['Main_Page', 'Special:Upload', 'Special:Version'].map(link).join('\n');
  const fresh = ['User_talk:Ada', 'Main_Page', 'Special:Upload'].map(link).join('\n');
  expect(noted(recorded, fresh).path('/index.php?title=Special:Upload')).toBe('/index.php?title=Special:Upload');
  expect(noted(recorded, fresh).path('/index.php?title=Special:Version')).toBe('/index.php?title=Special:Version');
});

test('a value that ends with a backslash is read as scripts and as forms write it', () => {
  const script = (token: string): string => `mw.user.tokens.set({"csrfToken":"${token}\\\\","x":1});`;
  expect(noted(script('6451fee8+'), script('43c5aeea+')).value('6451fee8+\\')).toBe('43c5aeea+\\');
  const form = (token: string): string => `<input id="wpEditToken" type="hidden" value="${token}\\" name="x"/>`;
  expect(noted(form('6451fee8+'), form('43c5aeea+')).value('6451fee8+\\')).toBe('43c5aeea+\\');
});

test('of several pages the newest counts', () => {
  const page = (token: string): string => `<form class="long enough"><input name="token" value="${token}">`;
  const values = noted(page('first-token-1'), page('fresh-token-1'));
  values.note(page('first-token-1'), page('fresh-token-2'));
  expect(values.value('first-token-1')).toBe('fresh-token-2');
});

test('a page that was made anew is followed to where it is now', () => {
  const values = new FreshValues();
  values.noteRedirect('/node/5/edit', '/node/9/edit');
  expect(values.path('/node/5/edit')).toBe('/node/9/edit');
  expect(values.path('/node/5')).toBe('/node/5');
});
