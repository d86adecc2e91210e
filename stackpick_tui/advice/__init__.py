"""What we know: the five features, the rule, and what either framework gives or asks for them.

Pure values. Nothing here imports another layer of this package, Textual or Rich.
"""
