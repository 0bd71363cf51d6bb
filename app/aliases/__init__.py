"""Providers of e-mail aliases: SimpleLogin and addy.io, hosted or one's own. Every request goes through the gate it is given."""
