"""What was found, for people and programs: one file a format, one signature."""
