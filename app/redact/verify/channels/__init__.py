"""One way of looking at a file per module; `app.redact.verify.registry` lists them."""
