"""What the person sees: the only room that imports Textual."""
