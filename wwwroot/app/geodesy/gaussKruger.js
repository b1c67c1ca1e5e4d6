import { degrees, eccentricitySquared, flattening, semiMajorAxis } from './ellipsoid.js';

// Krüger's series in the third flattening n to the fourth order: below a tenth of a millimetre in a zone of three degrees.
const n = flattening / (2 - flattening);
const radius = semiMajorAxis / (1 + n) * (1 + n ** 2 / 4 + n ** 4 / 64);
const alpha = [n / 2 - 2 * n ** 2 / 3 + 5 * n ** 3 / 16 + 41 * n ** 4 / 180, 13 * n ** 2 / 48 - 3 * n ** 3 / 5 + 557 * n ** 4 / 1440, 61 * n ** 3 / 240 - 103 * n ** 4 / 140, 49561 * n ** 4 / 161280];
const beta = [n / 2 - 2 * n ** 2 / 3 + 37 * n ** 3 / 96 - n ** 4 / 360, n ** 2 / 48 + n ** 3 / 15 - 437 * n ** 4 / 1440, 17 * n ** 3 / 480 - 37 * n ** 4 / 840, 4397 * n ** 4 / 161280];
const e = Math.sqrt(eccentricitySquared);
const falseEasting = 500_000;

/** A 3° zone of CGCS2000, X east and Y north as drawings on screens have them. */
export class GaussKruger {
  #meridian;
  #falseEasting;

  /**
   * @param {number} zone its number; zone 38 has the central meridian 114° E
   * @param {boolean} zoneInEasting whether eastings begin with the number
   */
  constructor(zone, zoneInEasting) {
    this.#meridian = 3 * zone;
    this.#falseEasting = falseEasting + (zoneInEasting ? zone * 1_000_000 : 0);
  }

  /** Longitude and latitude to metres. */
  project([longitude, latitude]) {
    const [lambda, sin] = [(longitude - this.#meridian) * degrees, Math.sin(latitude * degrees)];
    const t = Math.sinh(Math.atanh(sin) - e * Math.atanh(e * sin));
    const [xi, eta] = [Math.atan2(t, Math.cos(lambda)), Math.atanh(Math.sin(lambda) / Math.sqrt(1 + t * t))];
    let [x, y] = [eta, xi];
    alpha.forEach((a, i) => {
      const k = 2 * (i + 1);
      x += a * Math.cos(k * xi) * Math.sinh(k * eta);
      y += a * Math.sin(k * xi) * Math.cosh(k * eta);
    });
    return [this.#falseEasting + radius * x, radius * y];
  }

  /** Metres to longitude and latitude. */
  unproject([easting, northing]) {
    const [xi, eta] = [northing / radius, (easting - this.#falseEasting) / radius];
    let [x, y] = [xi, eta];
    beta.forEach((b, i) => {
      const k = 2 * (i + 1);
      x -= b * Math.sin(k * xi) * Math.cosh(k * eta);
      y -= b * Math.cos(k * xi) * Math.sinh(k * eta);
    });
    const conformal = Math.sin(x) / Math.cosh(y);
    const psi = Math.atanh(conformal);
    let sin = conformal;
    // The isometric latitude, solved by repetition: each round gains more than two digits.
    for (let round = 0; round < 8; round++) sin = Math.tanh(psi + e * Math.atanh(e * sin));
    return [this.#meridian + Math.atan2(Math.sinh(y), Math.cos(x)) / degrees, Math.asin(sin) / degrees];
  }
}
