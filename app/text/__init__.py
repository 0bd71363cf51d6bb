"""Text primitives shared by all packages: normalization, names, places, numbers, lexicons, languages. Imports no
package that uses it."""
