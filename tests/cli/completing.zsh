# The program is asked for sessions; it prints an id, a tab and a title on each line.
_stackpick_tui_sessions() {
  local kind=$1 program=${(Q)_stackpick_tui_words[1]} line
  local -a rows
  for line in ${(f)"$(${program/#\~/$HOME} _sessions $kind "${(@)_stackpick_tui_words}" 2>/dev/null </dev/null)"}; do
    rows+=("${line%%$'\t'*}:${${line#*$'\t'}//:/\\:}")
  done
  _describe -V session rows
}
_stackpick_tui_saved() { _stackpick_tui_sessions saved }
_stackpick_tui_trashed() { _stackpick_tui_sessions trashed }
_stackpick_tui_saved_or_file() { _stackpick_tui_saved; _files }

# What is generated takes the program's name out of the words.
_stackpick_tui() {
  local -a _stackpick_tui_words=("${(@)words}")
  _shtab_stackpick_tui "${(@)@}"
}
