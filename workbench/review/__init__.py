"""What the drafts say: legal content, conflicts, market screening."""
