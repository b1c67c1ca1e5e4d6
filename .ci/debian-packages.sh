# Sourced by test: installs the Debian packages that tests need as oracles, only those whose programs are missing.

# Each line: the check that it is there | the package | what it is for.
needed_packages() {
  cat <<'END'
command -v ogr2ogr|gdal-bin|GDAL, reads layer files and is the oracle for formats
command -v bwrap|bubblewrap|keeps the process that reads a delivered file without a network and a file system
command -v strace|strace|lets system calls of an import fail and stops it at any of them
command -v cs2cs|proj-bin|PROJ, the oracle for coordinate transforms
command -v Planimeter|geographiclib-tools|GeographicLib, the oracle for areas and distances on the ellipsoid
command -v chromium-headless-shell|chromium-headless-shell|the browser that opens the map page
has_postgis|postgresql-postgis|PostgreSQL with PostGIS, the oracle for overlays and the peer of the benchmarks
END
}

has_postgis() {
  command -v psql && ls /usr/lib/postgresql/*/bin/initdb && ls /usr/share/postgresql/*/extension/postgis.control
}

install_missing_packages() {
  local packages=() check package reason
  while IFS='|' read -r check package reason; do
    if ! $check >/dev/null 2>&1; then
      echo "missing: $package ($reason)"
      packages+=("$package")
    fi
  done < <(needed_packages)
  [ ${#packages[@]} -gt 0 ] || return 0

  local as_root=()
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "No apt-get here: install the packages above by hand. Their tests are reported as not run."
    return 0
  elif [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      echo "Not root: to run the tests that need them, first run"
      echo "  $(command -v sudo >/dev/null 2>&1 && echo 'sudo ')apt-get install --no-install-recommends ${packages[*]}"
      return 0
    fi
    as_root=(sudo -n)
  fi

  echo "Installing ${packages[*]} …"
  local log="$state/apt.log"
  mkdir -p "$state"
  if ! { apt_get update && apt_get install -y --no-install-recommends "${packages[@]}"; } </dev/null >"$log" 2>&1; then
    tail -n 20 "$log"
    echo "Installing failed: the tests that need these packages cannot run."
  fi
}

apt_get() {
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
}
