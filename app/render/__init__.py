"""Writers: PDF, DOCX, text, JSON."""
