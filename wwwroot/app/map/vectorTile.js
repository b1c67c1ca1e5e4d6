const nameField = 1;
const lengthDelimited = 2;

/**
 * Parts a vector tile (Mapbox Vector Tile 2.1, 4.1) into one tile for each of its layers.
 * @param {Uint8Array} bytes
 * @returns {Map<string, Uint8Array>} by the layers' names
 */
export function layersOf(bytes) {
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * weight;
      if (byte < 128) return value;
    }
  };
  const nameBefore = end => {
    while (at < end) {
      const tag = varint();
      const number = varint();
      if (tag % 8 !== lengthDelimited) continue;
      if (tag >> 3 === nameField) return new TextDecoder().decode(bytes.subarray(at, at + number));
      at += number;
    }
    return '';
  };

  const layers = new Map();
  while (at < bytes.length) {
    const start = at;
    varint();
    const length = varint();
    const end = at + length;
    const name = nameBefore(end);
    layers.set(name, bytes.slice(start, end));
    at = end;
  }
  return layers;
}
