#!/usr/bin/env bash
# .ci/sample-delivery.sh   makes gis-data/samples/delivery.gdb.zip anew: a File GDB with layers of the demonstration, named as deliveries are. Needs ogr2ogr and python3.
# Land use and basic farmland are those around gis-data/samples/goushi.txt only (delivery-area.geojson), so that the file stays small.
set -eu
root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

"$root/run" demo-data --workspace demo --parcels 2000

add() {
  local layer=$1 version=$2 name=$3 update=() columns
  shift 3
  "$root/run" layers export "$layer@$version" "$name.gpkg" --workspace demo
  # The standard's fields are in capitals; the store's own are not.
  columns=$(ogrinfo -so "$name.gpkg" "$layer" | sed -n 's/^\([A-Z]*\): [A-Z][a-z]* (.*/\1/p' | paste -sd,)
  [ ! -d delivery.gdb ] || update=(-update)
  ogr2ogr -q -f OpenFileGDB "${update[@]}" delivery.gdb "$name.gpkg" -sql "SELECT $columns, geom FROM \"$layer\"" -nln "$name" -nlt MULTIPOLYGON -t_srs EPSG:4526 "$@"
}

add land-use v1 DLTB -spat 112.765 34.60 112.81 34.64
add ecological-red-line v1 STBHHX
add permanent-basic-farmland v1 YJJBNTTBBH -spat 112.765 34.60 112.81 34.64
add urban-development-boundary v1 CZKFBJ

rm -f "$root/gis-data/samples/delivery.gdb.zip"
python3 -m zipfile -c "$root/gis-data/samples/delivery.gdb.zip" delivery.gdb
