"""The screens, a file each, and the dialogs."""
