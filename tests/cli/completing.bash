# The program is asked for sessions; it prints an id, a tab and a title on each line.
_stackpick_tui_sessions() {
  local kind=$1 program=${COMP_WORDS[0]//[\\\"\']/} id title
  [[ $program == "~/"* ]] && program=$HOME/${program#"~/"}
  while IFS=$'\t' read -r id title; do
    [[ $id == "$2"* ]] && printf '%s\n' "$id"
  done < <("$program" _sessions "$kind" "${COMP_WORDS[@]}" 2>/dev/null </dev/null)
}
_stackpick_tui_saved() { _stackpick_tui_sessions saved "$1"; }
_stackpick_tui_trashed() { _stackpick_tui_sessions trashed "$1"; }
_stackpick_tui_saved_or_file() { _stackpick_tui_saved "$1"; compgen -f -- "$1"; }

# --option=value is taken apart, as what is generated below knows only two words. Bash has done so already
# where the equals sign is one of COMP_WORDBREAKS; then it also puts only the value into the line.
_stackpick_tui() {
  local words=() current=0 before="" index word
  for index in "${!COMP_WORDS[@]}"; do
    word=${COMP_WORDS[index]}
    if [[ $word == = && $index -gt 0 && ${COMP_WORDS[index-1]} == --* ]]; then
      [[ $index -eq $COMP_CWORD ]] || continue
      word=""
    elif [[ $word == --*=* ]]; then
      words+=("${word%%=*}")
      [[ $index -eq $COMP_CWORD ]] && before=${word%%=*}=
      word=${word#*=}
    fi
    words+=("$word")
    [[ $index -eq $COMP_CWORD ]] && current=$(( ${#words[@]} - 1 ))
  done
  local COMP_CWORD=$current
  local -a COMP_WORDS=("${words[@]}")
  _shtab_stackpick_tui
  [[ -z $before ]] || COMPREPLY=("${COMPREPLY[@]/#/$before}")
}
