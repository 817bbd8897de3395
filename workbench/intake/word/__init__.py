"""Word packages (.docx, .docm, .dotx): numbering, tracked changes, comments, fields, tables."""
