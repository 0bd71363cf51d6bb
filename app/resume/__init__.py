"""Importers, the reviewed draft and exporters."""
