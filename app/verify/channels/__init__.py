"""One way of looking at a file per module; `app.verify.registry` lists them."""
