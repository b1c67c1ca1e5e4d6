/** The maps of 天地图, where the office has a key: roads and names, drawn with their mark as its terms ask. */
export function tiandituLayers(token, attribution) {
  const ofKind = kind => L.tileLayer(`https://t{s}.tianditu.gov.cn/${kind}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${kind}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILECOL={x}&TILEROW={y}&tk=${encodeURIComponent(token)}`, {
    subdomains: '01234567', minZoom: 1, maxNativeZoom: 18, maxZoom: 20, pane: 'base', attribution,
  });
  return L.layerGroup([ofKind('vec'), ofKind('cva')]);
}
