import { parseJson } from '../../text/json.ts';

const wrapper =
  /^\s*(?:\/\/|\/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*\/)?|(?:\/\/|\/\*)?\s*(?:\]\]>|-->)\s*(?:\*\/)?\s*;?\s*$/g;

/**
 * Reads JSON as pages write it: inside CDATA marks or comments, with comments of its own, line breaks inside
 * texts, commas too many, quotes as entities, or several values one after another. `undefined` when it stays
 * unreadable.
 */
export function parseLooseJson(source: string): unknown {
  const text = source.replace(wrapper, '').replace(wrapper, '').trim().replace(/;$/, '');
  const exact = parseJson(text);
  if (exact !== undefined) return exact;
  const plain = /^[[{]\s*&quot;/.test(text) ? text.replaceAll('&quot;', '"').replaceAll('&amp;', '&') : text;
  const mended = mend(plain);
  return parseJson(mended) ?? parseJson(`[${mended.replace(/\}\s*\{/g, '},{')}]`);
}

/** Goes through once: outside of texts drops comments and commas too many, inside escapes what must be. */
function mend(text: string): string {
  let out = '';
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (inside) {
      if (char === '\\') {
        out += isEscape(text, at) ? char + text.charAt(at + 1) : '\\\\';
        if (isEscape(text, at)) at += 1;
      } else if (char === '"' && !endsText(text, at)) out += '\\"';
      else if (char < ' ') out += ' ';
      else {
        out += char;
        if (char === '"') inside = false;
      }
    } else if (char === '/' && text[at + 1] === '/') at = lineEnd(text, at);
    else if (char === '/' && text[at + 1] === '*') at = Math.max(at, text.indexOf('*/', at) + 1);
    else if (
      char === ',' &&
      /^,\s*(?:\/\/[^\n]*\n\s*|\/\*[^*]*\*\/\s*)*[\]},]/.test(text.slice(at, at + 300))
    )
      continue;
    else {
      out += char;
      if (char === '"') inside = true;
    }
  }
  return out;
}

const isEscape = (text: string, at: number): boolean => /["\\/bfnrtu]/.test(text.charAt(at + 1));

/** A quote ends a text when what follows is what may follow one. */
const endsText = (text: string, at: number): boolean =>
  /^"\s*(?:[:\]}]|,\s*(?:["{[\]}\d-]|true|false|null|\/[/*])|\/[/*]|$)/.test(text.slice(at, at + 200));

function lineEnd(text: string, at: number): number {
  const end = text.slice(at).search(/[\r\n]/);
  return end === -1 ? text.length : at + end;
}
