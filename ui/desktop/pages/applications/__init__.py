"""The Applications page: board and table of recipients and copies, and the details beside them."""
