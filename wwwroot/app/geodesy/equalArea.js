import { degrees, eccentricitySquared as e2, semiMajorAxis } from './ellipsoid.js';

/**
 * The analysis plane of the service (EqualAreaPlane): areas in it are the statutory areas on the ellipsoid, so what the page shows while somebody draws is what the record will say.
 */
export class EqualAreaPlane {
  #meridian;
  #parallel;
  #metresPerDegree;
  #metresPerQ;
  #sinStandard;

  constructor({ centralMeridianDegrees, standardParallelDegrees }) {
    const latitude = standardParallelDegrees * degrees;
    this.#sinStandard = Math.sin(latitude);
    const scale = Math.cos(latitude) / Math.sqrt(1 - e2 * this.#sinStandard ** 2);
    [this.#meridian, this.#parallel] = [centralMeridianDegrees, standardParallelDegrees];
    this.#metresPerDegree = semiMajorAxis * degrees * scale;
    this.#metresPerQ = semiMajorAxis / 2 / scale;
  }

  /** Longitude and latitude to metres. */
  project([longitude, latitude]) {
    const sinHalf = Math.sin((latitude - this.#parallel) * degrees / 2);
    const cosMean = Math.cos((latitude + this.#parallel) * degrees / 2);
    return [(longitude - this.#meridian) * this.#metresPerDegree, this.#differenceOfQ(2 * sinHalf * cosMean) * this.#metresPerQ];
  }

  /** The area of a ring of longitudes and latitudes, square metres, never negative. */
  areaOf(ring) {
    const points = ring.map(point => this.project(point));
    const [x0, y0] = points[0];
    let twice = 0;
    for (let i = 0; i < points.length; i++) {
      const [[x1, y1], [x2, y2]] = [points[i], points[(i + 1) % points.length]];
      twice += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
    }
    return Math.abs(twice) / 2;
  }

  // q(φ) − q(φₛ) for sin φ = sin φₛ + d, without cancellation near the parallel.
  #differenceOfQ(d) {
    const e = Math.sqrt(e2);
    const sin = this.#sinStandard + d;
    const product = e2 * sin * this.#sinStandard;
    return (1 - e2) * (d * (1 + product) / ((1 - e2 * sin * sin) * (1 - e2 * this.#sinStandard ** 2)) + Math.atanh(e * d / (1 - product)) / e);
  }
}
