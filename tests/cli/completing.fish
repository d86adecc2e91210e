# The program is asked for sessions; it prints an id, a tab and a title on each line.
function _stackpick_tui_sessions
  set -l tokens (commandline -opc)
  set -l program (string replace -r '^~/' "$HOME/" -- $tokens[1])
  $program _sessions $argv $tokens (commandline -ct) 2>/dev/null </dev/null
end
function _stackpick_tui_saved
  _stackpick_tui_sessions saved
end
function _stackpick_tui_trashed
  _stackpick_tui_sessions trashed
end
