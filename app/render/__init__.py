"""Writers of finished files: PDF, DOCX, text, JSON."""
