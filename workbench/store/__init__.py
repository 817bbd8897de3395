"""The project file: events, drafts, tables, migrations, backups."""
