"""Pipeline from a file to a reviewed draft: formats (bytes to lines), layout (lines to rows), sections (rows to
fields), draft and review."""
