const rate = 8000;
const head = 44;

/** Bytes of a WAV file that holds a quiet tone of some seconds. */
export const toneLength = (seconds: number): number => head + Math.round(rate * seconds);

/** A part of such a file, made when it is asked for: five hours are 144 MB. */
export function toneBytes(seconds: number, from: number, to: number): Buffer {
  const part = Buffer.alloc(Math.max(0, to - from));
  headOf(toneLength(seconds) - head).copy(part, 0, Math.min(from, head));
  for (let at = Math.max(from, head); at < to; at += 1) {
    part[at - from] = 128 + Math.round(8 * Math.sin((at - head) / 4));
  }
  return part;
}

/** A quiet tone of some seconds, as a WAV file. */
export const tone = (seconds: number): Buffer => toneBytes(seconds, 0, toneLength(seconds));

function headOf(samples: number): Buffer {
  const file = Buffer.alloc(head);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples, 40);
  return file;
}
