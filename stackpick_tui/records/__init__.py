"""Sessions written out, read back and compared: pure text and JSON, no disk and no terminal."""
