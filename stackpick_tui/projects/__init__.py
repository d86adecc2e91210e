"""A project read: its files in, the features and frameworks found out, each with the file and the line.

Nothing of a project is ever run, imported or followed: files are opened, bounded in size, and parsed.
"""
