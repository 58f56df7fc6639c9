"""The workspace on disk: records in SQLite, originals, template files, and the audit log."""
