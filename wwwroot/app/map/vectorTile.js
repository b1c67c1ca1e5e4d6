const nameField = 1;
const wireType = { eightBytes: 1, lengthDelimited: 2, fourBytes: 5 };
const decoder = new TextDecoder();

/** Reads the wire format of protocol buffers, in which vector tiles are, field by field. Numbers up to 2^31: greater ones are read over. */
export class Wire {
  #bytes;

  /** Where it is. */
  at = 0;

  /** Of the field read last: its number in the message; its value, or where its bytes begin and end. */
  field = 0;
  number = 0;
  start = 0;
  end = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** Reads the next field of a message that ends there; false when there is none. */
  next(end) {
    if (this.at >= end) return false;
    const tag = this.varint();
    this.field = tag >> 3;
    const type = tag & 7;
    if (type === wireType.lengthDelimited) {
      const length = this.varint();
      this.start = this.at;
      this.at = this.end = this.start + length;
    } else if (type === wireType.eightBytes) {
      this.at += 8;
    } else if (type === wireType.fourBytes) {
      this.at += 4;
    } else {
      this.number = this.varint();
    }
    return true;
  }

  varint() {
    const bytes = this.#bytes;
    let byte = bytes[this.at++];
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[this.at++];
      value |= (byte & 127) << shift;
    }
    return value;
  }

  /** A number with its sign folded in (zigzag). */
  signed() {
    const number = this.varint();
    return (number >>> 1) ^ -(number & 1);
  }

  /** The bytes of the field read last, as text. */
  text() {
    return decoder.decode(this.#bytes.subarray(this.start, this.end));
  }
}

/**
 * Parts a vector tile (Mapbox Vector Tile 2.1, 4.1) into one tile for each of its layers.
 * @param {Uint8Array} bytes
 * @returns {Map<string, Uint8Array>} by the layers' names
 */
export function layersOf(bytes) {
  const wire = new Wire(bytes);
  const layers = new Map();
  for (let start = 0; wire.next(bytes.length); start = wire.at) {
    const end = wire.end;
    wire.at = wire.start;
    let name = '';
    while (!name && wire.next(end)) {
      if (wire.field === nameField) name = wire.text();
    }
    wire.at = end;
    layers.set(name, bytes.slice(start, end));
  }
  return layers;
}
