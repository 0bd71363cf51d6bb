"""What every child process of the program shares: confinement, limits, and the text recogniser. Imports no other part of ours."""
