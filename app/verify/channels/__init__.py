"""One channel per module: each extracts the texts of one part of a file format. `app.verify.registry` lists them."""
