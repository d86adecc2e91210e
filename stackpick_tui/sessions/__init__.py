"""What the person said: sessions as values, and keeping them on disk."""
