"""Delegates that only paint."""
