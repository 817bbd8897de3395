"""Files to source documents."""
