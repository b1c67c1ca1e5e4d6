/** A field by 崇阳陵, as the sample file of the data has it: two clicks from the open page to a verdict. */
export const exampleSite = {
  code: 'EPSG:4526',
  geometry: { type: 'Polygon', coordinates: [[[38384655.4, 3847486.2], [38384905.1, 3847492.75], [38384931.85, 3847661.3], [38384880.25, 3847748.9], [38384661.95, 3847742.15], [38384655.4, 3847486.2]]] },
};
