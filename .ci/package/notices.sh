# Sourced by package.sh: what the licences of the packages that ship ask to be handed on.
# What ships is read from the published deps.json; what a package says about itself from its nuspec.

# shipped_packages DEPS…: "type id version" for every package and runtime pack.
shipped_packages() {
  awk -F '"' '
    FNR == 1 { libraries = 0 }
    /^  "libraries": \{/ { libraries = 1 }
    libraries && /^    "[^"]+\/[^"]+": \{/ { split($2, name, "/") }
    libraries && /"type": "(package|runtimepack)"/ { sub(/^runtimepack\./, "", name[1]); print $4, name[1], name[2] }' "$@"
}

# package_folder ASSETS ID VERSION: where the restore found it.
package_folder() {
  local root folder
  while read -r root; do
    folder="$root${2,,}/${3,,}"
    if [ -d "$folder" ]; then
      printf '%s' "$folder"
      return
    fi
  done < <(awk -F '"' '/^  "packageFolders": \{/ { inside = 1; next } inside && /^  \}/ { exit } inside { print $2 }' "$1")
  return 1
}

# nuspec_text FOLDER START: the text of the first element whose tag begins so.
nuspec_text() {
  cat "$1"/*.nuspec | tr '\r\n' '  ' | grep -o "<$2[^<]*" | sed -n -e '1{s/^[^>]*>//' -e 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g' -e 'p}'
}

# nuspec_source FOLDER: address and commit of the sources, else the package's page.
nuspec_source() {
  local tag
  tag=$(cat "$1"/*.nuspec | tr '\r\n' '  ' | grep -o '<repository [^>]*' || true)
  case $tag in
    *url=*) sed -e 's/.*url="\([^"]*\)".*commit="\([^"]*\)".*/\1 (\2)/' -e 's/.*url="\([^"]*\)".*/\1/' <<<"$tag" ;;
    *) nuspec_text "$1" projectUrl ;;
  esac
}

# carried_texts FOLDER: the licences and notices among a package's files, by name.
carried_texts() {
  find "$1" -maxdepth 1 -type f -regextype posix-extended -iregex '.*/(licen[cs]e|copying|notice|third.?party.?notice)[^/]*' -printf '%f\n' | LC_ALL=C sort
}

# licence_text ID: the standard text of an SPDX identifier.
licence_text() {
  case $1 in
    Apache-2.0) printf '%s' "$root/LICENSE" ;;
    *) printf '%s' "$root/.ci/package/licences/$1.txt" ;;
  esac
}

# require_terms ID VERSION EXPRESSION: prints the identifiers of an SPDX expression, all of whose texts are known.
require_terms() {
  local term
  [ -n "$3" ] || die 3 "[package.licence-unknown] 依赖包 $1 $2 未说明许可。 / The package $1 $2 states no licence."
  for term in $(sed -e 's/[()]/ /g; s/ AND / /g; s/ OR / /g; s/ WITH /-with-/g' <<<"$3"); do
    [ -f "$(licence_text "$term")" ] || die 3 "[package.licence-unknown] 依赖包 $1 $2 的许可是 $term，但 .ci/package/licences 中没有其全文。" \
      $'\n'"The package $1 $2 comes under $term, whose text is not in .ci/package/licences."
    echo "$term"
  done
}

# write_notices ASSETS FOLDER DEPS…: THIRD-PARTY-NOTICES.txt, and below licences/ every text a package carries. A package whose terms
# cannot be handed on stops the packaging.
write_notices() {
  local assets=$1 folder=$2 packages type id version from licence stated carried file terms="" term
  local notices="$folder/THIRD-PARTY-NOTICES.txt"
  shift 2
  packages=$(shipped_packages "$@" | LC_ALL=C sort -u)
  [ -n "$packages" ] || die 3 "[package.no-packages] $* 未列出任何依赖包。 / $* lists no package."
  cat >"$notices" <<'END'
第三方软件声明。本软件使用下列软件包，其版权归各自的作者所有，并按各自的许可发布；许可全文见文末或 licences 文件夹。
Third-party notices. This software uses the packages below; they belong to their authors and come under their own licences, whose
texts stand at the end or in the folder licences. Every library is a file of its own in the folder program and can be replaced there.
END
  while read -r type id version; do
    from=$(package_folder "$assets" "$id" "$version") ||
      die 3 "[package.licence-unknown] 找不到依赖包 $id $version 的文件夹。 / The folder of the package $id $version was not found."
    licence=$(nuspec_text "$from" 'license type="expression"')
    stated=$(nuspec_text "$from" 'license type="file"')
    carried=$(carried_texts "$from")
    {
      printf '\n%s %s\n' "$id" "$version"
      notice authors "$(nuspec_text "$from" authors)"
      notice copyright "$(nuspec_text "$from" copyright)"
      notice source "$(nuspec_source "$from")"
      notice licence "${licence:-$stated}"
    } >>"$notices"
    while read -r file; do
      [ -n "$file" ] || continue
      install -D -m 644 "$from/$file" "$folder/licences/$id/$file"
      notice text "licences/$id/$file" >>"$notices"
    done < <(printf '%s\n' "$carried" "$stated" | LC_ALL=C sort -u)
    [ -n "$stated" ] || grep -qiE '^(licen[cs]e|copying)' <<<"$carried" || terms+=$(require_terms "$id" "$version" "$licence")$'\n'
  done <<<"$packages"

  for term in $(LC_ALL=C sort -u <<<"$terms"); do
    printf '\n%s\n%s\n\n' "$(printf '=%.0s' {1..80})" "$term" >>"$notices"
    cat "$(licence_text "$term")" >>"$notices"
  done
}

# write_page_notices FOLDER: the client libraries of the map page, as libman.json names them; each carries its licence beside its files.
write_page_notices() {
  local library name notices="$1/THIRD-PARTY-NOTICES.txt"
  while read -r library; do
    name=${library%@*}
    name=${name##*/}
    install -D -m 644 "$1/program/wwwroot/lib/$name/LICENSE" "$1/licences/$name/LICENSE" ||
      die 3 "[package.licence-unknown] 客户端库 $library 没有许可文本。 / The client library $library has no licence text."
    {
      printf '\n%s %s\n' "${library%@*}" "${library##*@}"
      notice source "npm $library"
      notice text "licences/$name/LICENSE"
    } >>"$notices"
  done < <(sed -n 's/.*"library": "\([^"]*\)".*/\1/p' "$root/libman.json")
}

# notice LABEL TEXT: one line about a package; none when there is nothing to say.
notice() { [ -z "$2" ] || printf '  %-10s %s\n' "$1" "$2"; }
