"""Every screen and dialog of the app, by the keys that lead there from the checklist."""

SCREENS: dict[str, tuple[str, ...]] = {
    "checklist": (),
    "explanation": ("e",),
    "costs": ("e", "3"),
    "beyond the rule": ("b",),
    "sessions": ("s",),
    "comparison": ("s", "space", "down", "space"),
    "filter": ("s", "slash"),
    "nothing found": ("s", "slash", "z", "z"),
    "name": ("r",),
    "note": ("m",),
    "decision": ("f",),
    "a reason is missing": ("f", "up", "enter"),
    "file": ("w",),
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
    "themes": ("t",),
}
