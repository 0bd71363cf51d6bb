"""The Send page: recipient, stage and fields, preview, saving and handing over a copy."""
