"""The window of the built-in manual, and which page belongs to which place."""
