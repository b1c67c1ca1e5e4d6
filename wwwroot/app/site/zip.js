/** A zip without compression: enough to send the parts of a shapefile as one file. */
const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;
const utf8Names = 0x0800;
const version = 20;

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});

function crcOf(bytes) {
  let crc = ~0;
  for (const byte of bytes) crc = table[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** Numbers in little-endian order: `[value, bytes]` each. */
function fields(...list) {
  const out = new Uint8Array(list.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [value, size] of list) {
    if (size === 4) view.setUint32(at, value, true);
    else view.setUint16(at, value, true);
    at += size;
  }
  return out;
}

/**
 * Puts files into one.
 * @param {File[]} files
 * @returns {Promise<File>}
 */
export async function zipOf(files) {
  const [parts, directory] = [[], []];
  let at = 0;
  for (const file of files) {
    const [name, bytes] = [new TextEncoder().encode(file.name), new Uint8Array(await file.arrayBuffer())];
    const common = [[version, 2], [utf8Names, 2], [0, 2], [0, 2], [0x21, 2], [crcOf(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]];
    directory.push(fields([centralHeader, 4], [version, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), name);
    const header = fields([localHeader, 4], ...common);
    parts.push(header, name, bytes);
    at += header.length + name.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = fields([endOfDirectory, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [at, 4], [0, 2]);
  return new File([...parts, ...directory, end], `${files[0].name.replace(/\.[^.]*$/, '')}.zip`, { type: 'application/zip' });
}
