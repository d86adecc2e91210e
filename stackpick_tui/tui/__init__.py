"""What the person sees: the only layer that imports Textual."""
