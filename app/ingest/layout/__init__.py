"""From characters and lines to rows: reading order, wrapped cells, bullets, tables, numbering."""
