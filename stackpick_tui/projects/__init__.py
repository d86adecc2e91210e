"""Reads a project: its features and frameworks, each with the file and the line that show it.

Nothing in a project is ever run or imported, and no link is followed: files of limited size are parsed.
"""
