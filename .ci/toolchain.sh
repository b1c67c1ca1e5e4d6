# Sourced by run, test and benchmarks/peers/run: finds the .NET SDK, builds Release, and knows whether a build is current.
# The caller sets `root` to the repository's folder. Everything printed here goes to standard error.

state="$root/.build"

say() { printf '%s\n' "$*" >&2; }

die() {
  local code=$1
  shift
  say "$@"
  exit "$code"
}

# Puts the SDK on PATH when it stands in one of its usual places only.
find_sdk() {
  command -v dotnet >/dev/null 2>&1 && return 0
  local folder
  for folder in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
    if [ -n "$folder" ] && [ -x "$folder/dotnet" ]; then
      PATH="$folder:$PATH"
      export PATH
      return 0
    fi
  done
  return 1
}

require_runtime() {
  find_sdk || die 3 "需要 .NET SDK 10（未找到 dotnet 命令）：请先安装，并把它放入 PATH 或设置 DOTNET_ROOT。" \
    $'\n'"The .NET SDK 10 is needed (no dotnet command was found): install it and put it on PATH, or set DOTNET_ROOT."
}

# The SDK and NuGet need a writable home: a service account without one, or a read-only one, gets a stand-in below .build.
prepare_home() {
  if [ -z "${HOME:-}" ]; then
    HOME=$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6) || HOME=
    export HOME
  fi
  if [ -z "$HOME" ] || [ ! -d "$HOME" ]; then
    export HOME="$state/home"
    mkdir -p "$HOME"
  elif ! can_write "$HOME"; then
    export DOTNET_CLI_HOME="${DOTNET_CLI_HOME:-$state/home}" NUGET_PACKAGES="${NUGET_PACKAGES:-$state/packages}"
    export NUGET_HTTP_CACHE_PATH="${NUGET_HTTP_CACHE_PATH:-$state/http-cache}"
    mkdir -p "$DOTNET_CLI_HOME"
    # Without a user configuration NuGet would write one: let it, elsewhere.
    [ -f "$HOME/.nuget/NuGet/NuGet.Config" ] || export HOME="$DOTNET_CLI_HOME"
  fi
}

# Asking by writing: as root, or on a read-only mount, the permission bits do not tell.
can_write() {
  local probe
  probe=$(mktemp "$1/.yanshi-XXXXXX" 2>/dev/null) && rm -f "$probe"
}

prepare_sdk() {
  mkdir -p "$state" 2>/dev/null || die 3 "无法写入 $state：构建需要可写的工作副本。 / Cannot write $state: a build needs a writable working copy."
  prepare_home
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_CLI_UI_LANGUAGE=en
  local version
  version=$(cd "$root" && dotnet --version 2>&1) ||
    die 3 "global.json 要求的 .NET SDK 未安装。 / The .NET SDK that global.json asks for is not installed:" $'\n'"$version"
}

# build_release LOG PROJECT: builds quietly; on failure the whole log is shown.
build_release() {
  local log="$state/$1.log"
  if ! dotnet build "$2" -c Release --disable-build-servers -nologo -v minimal </dev/null >"$log" 2>&1; then
    cat "$log" >&2
    die 3 "构建失败，见上。 / The build failed, see above."
  fi
}

# The inputs of every build below src: one of them newer than the stamp means the build is stale. Folders count too, so a deleted file is seen.
newer_input() {
  find "$root/src" "$root/wwwroot" "$root/libman.json" "$root/libman.lock.json" "$root/gis-data" "$root/global.json" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/.editorconfig" "${@:2}" \
    \( -name bin -o -name obj -o -path "$root/wwwroot/lib" \) -prune -o -newer "$1" -print -quit 2>/dev/null
}

is_current() {
  local stamp="$state/$1.stamp"
  [ -f "$stamp" ] && [ -f "$2" ] && [ -z "$(newer_input "$stamp" "${@:3}")" ]
}

# start_stamp NAME … finish_stamp NAME: the stamp carries the time the build began, so an edit during the build counts as newer.
# The output folders exist beforehand: their creation would otherwise touch the project folders after that time.
start_stamp() {
  local project
  for project in "$root"/src/*/*.csproj "$root"/tests/*/*.csproj "$root"/benchmarks/*/*.csproj; do
    [ -f "$project" ] && mkdir -p "${project%/*}/bin" "${project%/*}/obj"
  done
  mkdir -p "$root/wwwroot/lib"
  : >"$state/$1.started"
}

finish_stamp() { mv -f "$state/$1.started" "$state/$1.stamp"; }

# ensure_built NAME PROJECT PROGRAM [MORE INPUTS…]: builds PROJECT when PROGRAM is missing or older than its inputs.
ensure_built() {
  local name=$1 project=$2 program=$3
  shift 3
  is_current "$name" "$program" "$@" && return 0
  prepare_sdk
  exec 9>"$state/lock"
  command -v flock >/dev/null 2>&1 && flock 9
  if ! is_current "$name" "$program" "$@"; then
    say "正在构建（首次运行或源文件有变化）… / Building (first run, or sources changed) …"
    start_stamp "$name"
    build_release "$name" "$project"
    finish_stamp "$name"
  fi
  exec 9>&-
}
