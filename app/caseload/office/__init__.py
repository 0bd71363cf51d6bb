"""An office: several counsellors' caseloads that share records of their students through a folder that some other program synchronises."""
