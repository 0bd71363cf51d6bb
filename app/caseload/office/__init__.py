"""An office: several counsellors' caseloads that share records of their students through a folder which some other program keeps in step."""
