"""The command line's commands, one file per noun. Each has `add_parser` and functions that return a `Result`."""
