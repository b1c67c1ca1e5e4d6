/** The ellipsoid of CGCS2000. */
export const semiMajorAxis = 6_378_137;
export const flattening = 1 / 298.257222101;
export const eccentricitySquared = flattening * (2 - flattening);
export const degrees = Math.PI / 180;
