# Sourced by test: reads the TRX files that dotnet test wrote. One element stands on a line of its own; attribute values are escaped.

# count_outcome OUTCOME FILE…
count_outcome() {
  local outcome=$1
  shift
  cat "$@" 2>/dev/null | grep -c "<UnitTestResult .*outcome=\"$outcome\"" || true
}

# Prints "name: reason" for every test that was not run.
not_run() {
  cat "$@" 2>/dev/null | awk '
    /<UnitTestResult / {
      skipped = /outcome="NotExecuted"/
      name = $0; sub(/.* testName="/, "", name); sub(/".*/, "", name)
    }
    skipped && /<Message>/ {
      reason = $0; sub(/.*<Message>/, "", reason); sub(/<\/Message>.*/, "", reason)
      print name ": " reason
      skipped = 0
    }' | plain_text
}

# Lines that tests wrote about the oracles they were compared with.
oracle_lines() { cat "$@" 2>/dev/null | grep -o 'oracle: [^<]*' | plain_text || true; }

plain_text() { sed -e 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g'; }

# summarise FOLDER BROKEN: totals over all projects, the closing line last; BROKEN projects count as failed tests.
summarise() {
  local folder=$1 broken=$2 file passed failed skipped
  shopt -s nullglob
  local files=("$folder"/*.trx)
  shopt -u nullglob

  echo
  for file in ${files[@]+"${files[@]}"}; do
    printf '%-28s %6d passed %6d failed %6d skipped\n' "$(basename "$file" .trx)" \
      "$(count_outcome Passed "$file")" "$(count_outcome Failed "$file")" "$(count_outcome NotExecuted "$file")"
  done
  oracle_lines ${files[@]+"${files[@]}"}

  passed=$(count_outcome Passed ${files[@]+"${files[@]}"} </dev/null)
  failed=$(($(count_outcome Failed ${files[@]+"${files[@]}"} </dev/null) + broken))
  skipped=$(count_outcome NotExecuted ${files[@]+"${files[@]}"} </dev/null)
  if [ "$skipped" -gt 0 ]; then
    echo "Not run, $skipped in all:"
    not_run "${files[@]}" | sed 's/^/  /'
  fi
  [ $((passed + failed)) -gt 0 ] || echo "No test ran: that is a failure."
  [ "$broken" -eq 0 ] || echo "$broken test project(s) broke down: counted as failed."
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
