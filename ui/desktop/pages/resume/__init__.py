"""The Résumé page: import and review, the stored résumé, wordings that may vary."""
