"""Finds demands by their meaning: windows of one to three sentences, weighed by the words they hold and by what a sentence encoder makes of
them (`docs/meaning-model.md`)."""
