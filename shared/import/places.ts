/** Where something stands in a file, both counted from 1; columns in UTF-16 units. */
export type FilePlace = { line: number; column: number };

/** Lines ends that are kept before those passed are let go. */
const mostPassed = 10_000;

/** Knows the line and column of positions in a text that comes in pieces. Ask for positions in rising order. */
export function createPlaces() {
  let length = 0;
  let ends: number[] = [];
  let passed = 0;
  let line = 1;
  let lineStart = 0;
  return {
    /** Takes the next piece. */
    feed(text: string): void {
      if (passed > mostPassed) {
        ends = ends.slice(passed);
        passed = 0;
      }
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(length + at);
      length += text.length;
    },
    /** @param index units from the beginning of the whole text */
    at(index: number): FilePlace {
      for (let end = ends[passed]; end !== undefined && end < index; end = ends[passed]) {
        line += 1;
        lineStart = end + 1;
        passed += 1;
      }
      return { line, column: Math.max(1, index - lineStart + 1) };
    },
    /** Behind everything that was fed. */
    end(): FilePlace {
      return this.at(length);
    },
    length: () => length,
  };
}
export type Places = ReturnType<typeof createPlaces>;
