# Sourced by run: ./run package [win-x64|linux-x64|portable] [--out DIR] makes one folder that needs neither network nor SDK.
# A folder is made beside its place and moved there when it is whole.
. "$root/.ci/package/notices.sh"

package_usage='用法 / usage: ./run package [win-x64|linux-x64|portable] [--out DIR]'

# refuse CODE WHERE CHINESE ENGLISH: a usage error in both languages.
refuse() {
  printf '错误 [%s] %s\n  %s\nerror [%s] %s\n  %s\n%s\n' "$1" "$2" "$3" "$1" "$2" "$4" "$package_usage" >&2
  exit 2
}

package() {
  local target="" out="" version
  while [ $# -gt 0 ]; do
    case $1 in
      -h | --help)
        echo "$package_usage"
        return ;;
      --out)
        [ -n "${2:-}" ] || refuse usage.invalid --out "--out 之后要写明文件夹。" "--out needs a folder."
        out=$2
        shift ;;
      --out=?*) out=${1#--out=} ;;
      -*) refuse usage.invalid package "不认识选项“$1”。" "The option \"$1\" is unknown." ;;
      win-x64 | linux-x64 | portable)
        [ -z "$target" ] || refuse usage.invalid package "一次只打一种包：$target 或 $1。" "One package at a time: $target or $1."
        target=$1 ;;
      *) refuse usage.option-value package "“$1”不能用；应为 win-x64、linux-x64 或 portable。" "\"$1\" cannot be used; it must be win-x64, linux-x64 or portable." ;;
    esac
    shift
  done

  target=${target:-$(own_target)}
  version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")
  out=$(realpath -m -- "${out:-$root/package/yanshi-gis-$version-$target}")
  require_replaceable "$out"
  require_runtime
  prepare_sdk

  artifacts="$state/package"
  partial="$out.partial-$$"
  trap 'rm -rf -- "$partial"' EXIT
  mkdir -p "$partial" || die 3 "无法写入 $(dirname "$out")。 / Cannot write $(dirname "$out")."
  say "正在打包 $target … / Packaging $target …"
  exec 9>"$state/package.lock"
  command -v flock >/dev/null 2>&1 && flock 9
  publish "$target" "$partial/program"
  require_pinned
  write_notices "$artifacts/obj/Yanshi.Gis.Cli/project.assets.json" "$partial" "$partial/program/yanshi-gis.deps.json" "$partial/program/yanshi-gis-web.deps.json"
  write_page_notices "$partial"
  exec 9>&-
  add_companions "$target" "$partial"
  seal "$partial"

  require_replaceable "$out"
  rm -rf -- "$out" && mv -T -- "$partial" "$out" || die 3 "无法替换 $out。 / Cannot replace $out."
  printf '%s\n大小 / size: %s MB，%s 个文件 / files\n' "$out" "$(du -sb -- "$out" | awk '{ printf "%.1f", $1 / 1e6 }')" "$(files_of "$out" | wc -l)"
}

# The target that runs on this machine.
own_target() {
  case $(uname -sm) in
    'Linux x86_64') echo linux-x64 ;;
    *) echo portable ;;
  esac
}

# publish TARGET FOLDER: in folders of its own, so that the tree's build and lock files stay as they are. ./test is where analyzers run.
# Libraries stay files of their own, so that one of them can be replaced. The service shares the folder, and with it the libraries and the runtime.
publish() {
  local log="$state/package.log" options=(-p:UseAppHost=false) project
  [ "$1" = portable ] || options=(-r "$1" --self-contained -p:PublishReadyToRun=true)
  for project in Yanshi.Gis.Web Yanshi.Gis.Cli; do
    if ! dotnet publish "$root/src/$project/$project.csproj" -c Release -o "$2" --artifacts-path "$artifacts" "${options[@]}" \
      -p:ReadyToRunOnBuild=false -p:RunAnalyzers=false -p:DebugType=none -p:PublishReferencesDocumentationFiles=false -p:WithService=false \
      --disable-build-servers -nologo -v minimal </dev/null >"$log" 2>&1; then
      cat "$log" >&2
      die 3 "打包失败，见上。 / Packaging failed, see above."
    fi
  done
}

# The lock files of that publish may name nothing that the committed ones do not.
require_pinned() {
  local committed name foreign
  for committed in "$root"/src/*/packages.lock.json; do
    name=$(basename "$(dirname "$committed")")
    [ -f "$artifacts/locks/$name.json" ] || continue
    foreign=$(comm -13 <(content_hashes "$committed") <(content_hashes "$artifacts/locks/$name.json"))
    [ -z "$foreign" ] || die 3 "[package.not-pinned] 还原的依赖包与 src/$name/packages.lock.json 不符。" \
      $'\n'"The restored packages are not those of src/$name/packages.lock.json:" $'\n'"$foreign"
  done
}

content_hashes() { grep -o '"contentHash": "[^"]*"' "$1" | LC_ALL=C sort -u; }

# add_companions TARGET FOLDER: what belongs beside the program.
add_companions() {
  local guide="$root/README.zh-CN.md" start="$root/.ci/package/start"
  [ -f "$guide" ] || guide="$root/README.md"
  cp -R -- "$root/gis-data" "$root/LICENSE" "$guide" "$2"
  [ "$1" = win-x64 ] || cp -- "$start/yanshi-gis" "$2"
  # The command interpreter needs CRLF, whatever the working copy has.
  [ "$1" = linux-x64 ] || sed -e 's/\r*$/\r/' "$start/yanshi-gis.cmd" >"$2/yanshi-gis.cmd"
}

# seal FOLDER: the same permissions whatever the umask, then the checksums.
seal() {
  local program sums
  find "$1" -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
  for program in "$1/yanshi-gis" "$1/program/yanshi-gis" "$1/program/yanshi-gis-web" "$1/program/createdump"; do
    [ ! -f "$program" ] || chmod 755 "$program"
  done
  sums=$(cd "$1" && files_of . | tr '\n' '\0' | xargs -0 sha256sum --)
  printf '%s\n' "$sums" >"$1/SHA256SUMS"
  chmod 644 "$1/SHA256SUMS"
}

# files_of FOLDER: its files in the order of their bytes, without the checksums themselves.
files_of() { (cd "$1" && find . ! -type d ! -path ./SHA256SUMS -printf '%P\n' | LC_ALL=C sort); }

# A folder gives way when it is empty, or an unchanged package: whatever someone put or changed there is not ours to delete.
require_replaceable() {
  [ -e "$1" ] || return 0
  [ ! -d "$1" ] || [ -n "$(ls -A -- "$1")" ] || return 0
  if [ -f "$1/SHA256SUMS" ] && cmp -s <(files_of "$1") <(sed 's/^[^ ]*  //' "$1/SHA256SUMS") && (cd "$1" && sha256sum -c --status SHA256SUMS); then
    return 0
  fi
  refuse package.folder-in-use "$1" \
    "该处已有内容，而且不是未改动的安装包：请移走，或用 --out 指定别的文件夹。" \
    "Something other than an unchanged package is there: move it away, or name another folder with --out."
}
