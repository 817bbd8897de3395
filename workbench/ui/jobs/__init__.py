"""Long work outside the interface thread."""
