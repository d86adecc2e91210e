"""One file a screen, and the dialogs."""
