"""What the pages of texts and reports show: rows of the database composed into records for templates."""
